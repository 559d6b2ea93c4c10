/** Goods on their way between branches: draft, sent, received or cancelled; nothing is lost without a ledger line. Entry point: {@link Transfers}. */
@NullMarked
package org.ferrepos.stock.transfer;

import org.jspecify.annotations.NullMarked;
