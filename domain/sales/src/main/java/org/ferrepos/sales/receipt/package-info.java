/**
 * Renders the receipt of a sale as text, HTML, PDF and ESC/POS: pure functions of a {@link
 * org.ferrepos.sales.receipt.Receipt}. Every amount printed is one the receipt carries; nothing is computed here, and
 * every text is treated as hostile. Entry point: {@link org.ferrepos.sales.receipt.ReceiptRenderer}.
 */
@NullMarked
package org.ferrepos.sales.receipt;

import org.jspecify.annotations.NullMarked;
