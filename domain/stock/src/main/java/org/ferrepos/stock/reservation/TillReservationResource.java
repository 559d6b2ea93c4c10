package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.stock.StockPermissions;

/** Reservations made at the till or by a seller. */
@Singleton
@Path("/api/pos/stock")
@NeedsPermission(StockPermissions.RESERVE_FOR_SALE)
@Tag(name = "Stock reservations")
public final class TillReservationResource extends ReservationRoutes {
    @Inject
    public TillReservationResource(Reservations reservations) {
        super(reservations);
    }
}
