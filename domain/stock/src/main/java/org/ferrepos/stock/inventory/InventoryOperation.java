package org.ferrepos.stock.inventory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.movement.RequestedKind;

/** What the dashboard does to a stock figure. */
public enum InventoryOperation {
    ADD(RequestedKind.GOODS_RECEIPT),
    SUBTRACT(RequestedKind.ADJUSTMENT),
    SET(RequestedKind.COUNT);

    private final RequestedKind kind;

    InventoryOperation(RequestedKind kind) {
        this.kind = kind;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    RequestedKind kind() {
        return kind;
    }

    /** The quantity as the movement wants it: only a subtraction turns the sign. */
    Quantity signed(Quantity quantity) {
        return this == SUBTRACT ? quantity.negate() : quantity;
    }
}
