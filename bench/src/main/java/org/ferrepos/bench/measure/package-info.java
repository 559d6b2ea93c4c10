/** One class per measurement; each adds its section to the report. Entry point: {@link Measurement}. */
@NullMarked
package org.ferrepos.bench.measure;

import org.jspecify.annotations.NullMarked;
