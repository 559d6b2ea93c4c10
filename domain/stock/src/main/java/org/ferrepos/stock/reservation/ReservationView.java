package org.ferrepos.stock.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.stock.directory.Item;

/** A reservation as it stands now; lines of the same product are one. */
@Schema(name = "Reservation")
public record ReservationView(UUID id, String branch, List<Item> items, Instant expiresAt, ReservationStatus status) {
    public ReservationView {
        items = List.copyOf(items);
    }
}
