package org.ferrepos.stock.movement;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;

/** A recorded movement, and what the branch had on hand after it. */
@Schema(name = "StockMovement")
public record MovementView(
        UUID id,
        String sku,
        String branch,
        RequestedKind kind,
        Quantity quantity,
        Quantity onHand,
        Instant occurredAt) {}
