package org.ferrepos.stock.reservation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a reservation stands; only an active one holds goods. */
public enum ReservationStatus {
    ACTIVE,
    RELEASED,
    EXPIRED;

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationStatus byId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
