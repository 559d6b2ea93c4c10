package org.ferrepos.stock.movement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.MovementKind;

/** The movements that people record. */
@Schema(name = "RequestedStockMovementKind")
public enum RequestedKind {
    GOODS_RECEIPT(MovementKind.GOODS_RECEIPT),
    ADJUSTMENT(MovementKind.ADJUSTMENT),
    WASTE(MovementKind.WASTE),
    COUNT(MovementKind.COUNT);

    private final MovementKind ledgerKind;

    RequestedKind(MovementKind ledgerKind) {
        this.ledgerKind = ledgerKind;
    }

    @JsonValue
    public String id() {
        return ledgerKind.id();
    }

    MovementKind ledgerKind() {
        return ledgerKind;
    }

    boolean needsReason() {
        return this != GOODS_RECEIPT;
    }

    /** The message key of the rule that a quantity breaks, if any. */
    Optional<String> brokenRule(Quantity quantity) {
        int sign = quantity.compareTo(Quantity.ZERO);
        return switch (this) {
            case GOODS_RECEIPT, WASTE -> sign > 0 ? Optional.empty() : Optional.of("stock.quantity_positive");
            case ADJUSTMENT -> sign != 0 ? Optional.empty() : Optional.of("stock.quantity_not_zero");
            case COUNT -> sign >= 0 ? Optional.empty() : Optional.of("stock.quantity_not_negative");
        };
    }

    /** What the ledger gets: the quantity with its sign; for a count, the difference to the record. */
    Quantity change(Quantity asked, Balance balance) {
        return switch (this) {
            case GOODS_RECEIPT, ADJUSTMENT -> asked;
            case WASTE -> asked.negate();
            case COUNT -> asked.minus(balance.onHand());
        };
    }

    /**
     * What there is for a change that takes stock; empty when nothing limits it. Waste leaves reserved goods alone.
     * Adjustments and counts tell what is true on the shelf, also where that is less than what was promised.
     */
    Optional<Quantity> limit(Balance balance) {
        return switch (this) {
            case GOODS_RECEIPT, COUNT -> Optional.empty();
            case ADJUSTMENT -> Optional.of(balance.onHand());
            case WASTE -> Optional.of(balance.available());
        };
    }
}
