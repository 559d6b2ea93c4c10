package org.ferrepos.stock.movement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.MovementKind;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger as it is listed.
 *
 * @param quantity signed; negative took stock
 * @param sourceId the sale, transfer or requested movement behind it
 */
@Schema(name = "LedgerEntry")
public record LedgerEntryView(
        long number,
        String sku,
        String branch,
        MovementKind kind,
        Quantity quantity,
        UUID sourceId,
        int sourceLine,
        UUID userId,
        @Nullable String reason,
        Instant occurredAt) {}
