package org.ferrepos.stock.reservation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.security.Role;

/** Reservations made in the warehouse. */
@Singleton
@Path("/api/deposito/stock")
@RolesAllowed({Role.WAREHOUSE, Role.SUPERVISOR, Role.ADMIN, Role.BUYER})
@Tag(name = "Stock reservations")
public final class WarehouseReservationResource extends ReservationRoutes {
    @Inject
    public WarehouseReservationResource(Reservations reservations) {
        super(reservations);
    }
}
