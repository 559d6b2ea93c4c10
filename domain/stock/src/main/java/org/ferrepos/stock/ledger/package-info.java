/** Stock work on a JDBI handle, for the features of this area: lock, decide, write, in that order. Entry point: {@link StockLedger}. */
@NullMarked
package org.ferrepos.stock.ledger;

import org.jspecify.annotations.NullMarked;
