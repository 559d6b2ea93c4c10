package org.ferrepos.stock.reservation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.ferrepos.platform.security.Caller;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What can be asked about reservations, wherever: the resources below say at which path, and who may. Public, because
 * Java would otherwise give each resource hidden methods, which the framework calls without validating the request.
 */
public abstract class ReservationRoutes {
    private final Reservations reservations;

    ReservationRoutes(Reservations reservations) {
        this.reservations = reservations;
    }

    @POST
    @Path("/reservar")
    @Operation(summary = "Set goods aside for some minutes, all lines or none, once by id")
    @APIResponse(
            responseCode = "201",
            description = "Set aside",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "200", description = "Answered before; the reservation as it stands now")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(responseCode = "422", description = "BUSINESS_INSUFFICIENT_STOCK, with an error per SKU")
    public RestResponse<ReservationView> reserve(
            @Valid @NotNull ReservationRequest request, @Context SecurityContext security) {
        return ReservationAnswer.of(request.id(), reservations.reserve(Caller.of(security), request));
    }

    @POST
    @Path("/liberar")
    @Operation(summary = "Give a reservation back; repeating it changes nothing")
    @APIResponse(responseCode = "200", description = "The reservation as it stands now")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND")
    public ReservationView release(@Valid @NotNull ReleaseRequest request, @Context SecurityContext security) {
        return reservations.release(Caller.of(security), request.id()).orThrow();
    }
}
