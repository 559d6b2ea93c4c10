package org.ferrepos.stock.movement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** A movement as it is asked for; {@code quantity} is signed for an adjustment and the whole on hand for a count. */
@Schema(name = "StockMovementRequest")
public record MovementRequest(
        @NotNull UUID id,

        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String sku,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String branch,

        @NotNull RequestedKind kind,
        @NotNull Quantity quantity,

        @Nullable @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String reason) {}
