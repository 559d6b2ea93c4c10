package org.ferrepos.stock.inventory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.movement.MovementRequest;
import org.jspecify.annotations.Nullable;

/** A change of stock in the dashboard's words; {@code add} where no operation is named. Only with an id is it safe to repeat. */
public record InventoryRequest(
        @Nullable UUID id,

        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String sku,

        @NotNull @Size(min = 1, max = 32) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String branch,

        @NotNull Quantity quantity,
        @Nullable InventoryOperation operation,

        @Nullable @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "field.controls")
        String reason) {
    private static final String DEFAULT_REASON = "inventory";

    /** The movement that does what is asked. */
    MovementRequest movement() {
        InventoryOperation wanted = operation == null ? InventoryOperation.ADD : operation;
        if (wanted != InventoryOperation.SET && !quantity.isPositive()) {
            throw Problem.invalid("quantity", "stock.quantity_positive").toException();
        }
        return new MovementRequest(
                id == null ? Ids.next() : id,
                sku,
                branch,
                wanted.kind(),
                wanted.signed(quantity),
                reason == null || reason.isBlank() ? DEFAULT_REASON : reason);
    }
}
