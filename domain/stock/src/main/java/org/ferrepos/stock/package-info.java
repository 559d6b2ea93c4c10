/**
 * Stock per product and branch: an append-only ledger with balances derived in the same transaction. Rows are locked in
 * one fixed order (product, branch); a document's own row is locked before any balance. What other areas may use is in
 * this package: {@link org.ferrepos.stock.StockOperations} for work inside their transaction,
 * {@link org.ferrepos.stock.StockSetup} for first levels.
 */
@NullMarked
package org.ferrepos.stock;

import org.jspecify.annotations.NullMarked;
