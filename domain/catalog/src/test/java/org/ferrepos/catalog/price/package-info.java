/** Tests of the catalogue on a real PostgreSQL. */
@NullMarked
package org.ferrepos.catalog.price;

import org.jspecify.annotations.NullMarked;
