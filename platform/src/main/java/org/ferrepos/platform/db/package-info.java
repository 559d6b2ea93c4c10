/** The one way to PostgreSQL: a bounded pool behind a fair gate, migrations per area, pipelined statements and area revisions. Entry point: {@link Database}. */
@NullMarked
package org.ferrepos.platform.db;

import org.jspecify.annotations.NullMarked;
