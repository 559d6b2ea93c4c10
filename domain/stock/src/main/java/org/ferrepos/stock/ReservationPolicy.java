package org.ferrepos.stock;

import org.ferrepos.platform.area.SettingsReader;

/** How long goods are set aside where a request does not say. */
public record ReservationPolicy(int minutes) {
    private static final int MINUTES_OF_A_WEEK = 10_080;

    static ReservationPolicy read(SettingsReader reader) {
        return new ReservationPolicy(reader.integer("ferrepos.stock.reservation_minutes", 1, MINUTES_OF_A_WEEK));
    }
}
