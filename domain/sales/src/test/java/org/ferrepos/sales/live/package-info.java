/** Tests on a real PostgreSQL. */
@NullMarked
package org.ferrepos.sales.live;

import org.jspecify.annotations.NullMarked;
