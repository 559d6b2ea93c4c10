/** Tests of the catalogue on a real PostgreSQL. */
@NullMarked
package org.ferrepos.catalog.offline;

import org.jspecify.annotations.NullMarked;
