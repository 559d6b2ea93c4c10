package org.ferrepos.stock.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a transfer stands; while it is sent, its goods are in no balance. */
public enum TransferStatus {
    DRAFT,
    SENT,
    RECEIVED,
    CANCELLED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TransferStatus byId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
