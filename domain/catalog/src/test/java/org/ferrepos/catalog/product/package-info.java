/** Tests of the catalogue on a real PostgreSQL. */
@NullMarked
package org.ferrepos.catalog.product;

import org.jspecify.annotations.NullMarked;
