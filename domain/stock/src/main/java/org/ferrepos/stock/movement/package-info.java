/** Movements recorded by people: receipts, adjustments, waste and counts, each once by its id; and the reading of the ledger. Entry point: {@link MovementResource}. */
@NullMarked
package org.ferrepos.stock.movement;

import org.jspecify.annotations.NullMarked;
