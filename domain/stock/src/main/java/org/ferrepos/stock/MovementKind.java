package org.ferrepos.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why stock changed. */
@Schema(name = "StockMovementKind")
public enum MovementKind {
    SALE,
    /** Goods that came back because a sale was voided or returned. */
    RETURN,
    RECEIPT,
    ADJUSTMENT,
    WASTE,
    /** The difference between what was counted and what was on record. */
    COUNT,
    TRANSFER_OUT,
    TRANSFER_IN,
    /** What a transfer lost on its way, taken at the destination after the whole was brought in. */
    TRANSFER_SHORTAGE;

    /** The name in JSON and in the ledger. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MovementKind byId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
