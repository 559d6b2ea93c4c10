package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.stock.StockPermissions;

/** Reservations made in the warehouse. */
@Singleton
@Path("/api/deposito/stock")
@NeedsPermission(StockPermissions.RESERVE)
@Tag(name = "Stock reservations")
public final class WarehouseReservationResource extends ReservationRoutes {
    @Inject
    public WarehouseReservationResource(Reservations reservations) {
        super(reservations);
    }
}
