package org.ferrepos.platform.config;

/** How long a reservation holds stock when the request does not say. */
public record StockSettings(int reservationMinutes) {

    static StockSettings read(MergedSettings reader) {
        return new StockSettings(reader.integer("ferrepos.stock.reservation_minutes", 1, 10_080));
    }
}
