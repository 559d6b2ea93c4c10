/**
 * A business day in figures, for the owner's screen: from the sales alone, exact, read as of one moment. Entry point:
 * {@link Summaries}.
 */
@NullMarked
package org.ferrepos.sales.summary;

import org.jspecify.annotations.NullMarked;
