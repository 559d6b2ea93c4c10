/** Tests on a real PostgreSQL. */
@NullMarked
package org.ferrepos.sales.history;

import org.jspecify.annotations.NullMarked;
