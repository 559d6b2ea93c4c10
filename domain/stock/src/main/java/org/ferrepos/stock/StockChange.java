package org.ferrepos.stock;

import java.util.UUID;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger to be written.
 *
 * @param quantity signed: negative takes stock
 * @param sourceId the document behind the change, such as the sale
 * @param sourceLine its line, from 1
 */
public record StockChange(
        StockKey key,
        Quantity quantity,
        MovementKind kind,
        UUID sourceId,
        int sourceLine,
        UUID userId,
        @Nullable String reason) {}
