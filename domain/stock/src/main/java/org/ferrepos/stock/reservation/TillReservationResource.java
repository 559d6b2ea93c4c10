package org.ferrepos.stock.reservation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.security.Role;

/** Reservations made at the till or by a seller. */
@Singleton
@Path("/api/pos/stock")
@RolesAllowed({Role.CASHIER, Role.SELLER, Role.SUPERVISOR, Role.ADMIN})
@Tag(name = "Stock reservations")
public final class TillReservationResource extends ReservationRoutes {
    @Inject
    public TillReservationResource(Reservations reservations) {
        super(reservations);
    }
}
