/** Tests of the catalogue on a real PostgreSQL. */
@NullMarked
package org.ferrepos.catalog.consultation;

import org.jspecify.annotations.NullMarked;
