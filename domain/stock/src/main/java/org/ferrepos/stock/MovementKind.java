package org.ferrepos.stock;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why stock changed. */
@Schema(name = "StockMovementKind")
public enum MovementKind {
    SALE("sale"),
    /** Goods that came back because a sale was voided or returned. */
    RETURN("return"),
    GOODS_RECEIPT("receipt"),
    ADJUSTMENT("adjustment"),
    WASTE("waste"),
    /** The difference between what was counted and what was on record. */
    COUNT("count"),
    TRANSFER_OUT("transfer_out"),
    TRANSFER_IN("transfer_in"),
    /** What a transfer lost on its way, taken at the destination after the whole was brought in. */
    TRANSFER_SHORTAGE("transfer_shortage");

    private static final Map<String, MovementKind> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MovementKind::id, kind -> kind));

    private final String id;

    MovementKind(String id) {
        this.id = id;
    }

    /** The name in JSON and in the ledger. */
    @JsonValue
    public String id() {
        return id;
    }

    public static MovementKind byId(String id) {
        return Objects.requireNonNull(BY_ID.get(id), id);
    }
}
