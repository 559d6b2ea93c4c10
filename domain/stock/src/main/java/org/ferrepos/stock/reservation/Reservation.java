package org.ferrepos.stock.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.StockKey;

/** A reservation with its lines by product id. */
record Reservation(Header header, SortedMap<Long, Quantity> lines) {

    /** The balances behind the lines. */
    Map<StockKey, Quantity> quantities() {
        Map<StockKey, Quantity> quantities = new TreeMap<>();
        lines.forEach((product, quantity) -> quantities.put(new StockKey(product, header.branchId), quantity));
        return quantities;
    }

    Reservation with(ReservationStatus status) {
        return new Reservation(
                new Header(header.id, header.branchId, status, header.contentHash, header.createdAt, header.expiresAt),
                lines);
    }

    /** The facts of a reservation beside its lines. */
    record Header(
            UUID id,
            int branchId,
            ReservationStatus status,
            ContentHash contentHash,
            Instant createdAt,
            Instant expiresAt) {
        /** How long it was made for. */
        Duration term() {
            return Duration.between(createdAt, expiresAt);
        }
    }
}
