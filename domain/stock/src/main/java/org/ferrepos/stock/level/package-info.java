/** What there is: lists of balances, critical levels, minimums and the check of balances against the ledger. Entry point: {@link StockResource}. */
@NullMarked
package org.ferrepos.stock.level;

import org.jspecify.annotations.NullMarked;
