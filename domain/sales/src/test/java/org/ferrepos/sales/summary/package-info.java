/** Tests on a real PostgreSQL. */
@NullMarked
package org.ferrepos.sales.summary;

import org.jspecify.annotations.NullMarked;
