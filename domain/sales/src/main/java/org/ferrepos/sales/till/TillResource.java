package org.ferrepos.sales.till;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.till.TillViews.MethodAmount;
import org.jspecify.annotations.Nullable;

/** Opens, moves cash in and out of, and closes tills. */
@Path("/api/pos/cajas/{register}")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(SalesPermissions.OPERATE_TILL)
@Tag(name = "Tills")
public class TillResource {
    private final TillSessions sessions;
    private final BranchDirectory branches;

    @Inject
    TillResource(TillSessions sessions, BranchDirectory branches) {
        this.sessions = sessions;
        this.branches = branches;
    }

    /** The cash a till starts with. */
    @Schema(name = "TillOpenRequest")
    public record OpenRequest(
            @NotNull @Min(0) @Max(Amounts.MAX_AMOUNT) Long openingFloat) {}

    /** Which way cash moves. */
    @Schema(name = "TillMovementKind")
    public enum MovementKind {
        @JsonProperty("in")
        IN,
        @JsonProperty("out")
        OUT;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Cash in or out; with an id, repeating it is harmless. */
    @Schema(name = "TillMovementRequest")
    public record MovementRequest(
            @Nullable UUID id,
            @NotNull MovementKind kind,
            @Min(1) @Max(Amounts.MAX_AMOUNT) long amount,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls")
            String reason) {}

    /** What was counted, by payment method. */
    @Schema(name = "TillCloseRequest")
    public record CloseRequest(@NotNull @Size(max = 20) List<@Valid @NotNull MethodAmount> counted) {}

    @GET
    @Operation(summary = "The session open at a till")
    @APIResponse(responseCode = "200", description = "The session")
    @APIResponse(responseCode = "422", description = "TILL_CLOSED")
    public TillViews.Session current(@PathParam("register") String code, @Context SecurityContext security) {
        Register register = register(code, Caller.of(security));
        return sessions.current(register)
                .orElseThrow(() ->
                        Problem.of(SalesProblem.TILL_CLOSED, register.code()).toException());
    }

    @POST
    @Path("abrir")
    @Operation(summary = "Open a till with its float")
    @APIResponse(responseCode = "409", description = "TILL_ALREADY_OPEN")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = TillViews.Session.class)))
    public Response open(
            @PathParam("register") String code,
            @Valid @NotNull OpenRequest request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return created(sessions.open(register(code, caller), request.openingFloat(), caller)
                .orThrow());
    }

    @POST
    @Path("movimientos")
    @Operation(summary = "Put cash in or take it out")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(responseCode = "422", description = "TILL_CLOSED or BUSINESS_TILL_SHORT")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = TillViews.Movement.class)))
    public Response move(
            @PathParam("register") String code,
            @Valid @NotNull MovementRequest request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        UUID id = request.id() == null ? Ids.next() : request.id();
        return created(
                sessions.move(register(code, caller), id, request, caller).orThrow());
    }

    @POST
    @Path("cerrar")
    @Operation(summary = "Close a till against what was counted")
    @APIResponse(responseCode = "200", description = "What was expected, counted, and the difference")
    @APIResponse(responseCode = "422", description = "TILL_CLOSED")
    public TillViews.Closing close(
            @PathParam("register") String code,
            @Valid @NotNull CloseRequest request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Set<PaymentMethod> seen = new HashSet<>();
        for (MethodAmount count : request.counted()) {
            if (!seen.add(count.method())) {
                throw Problem.invalid("counted", "method.repeated").toException();
            }
        }
        return sessions.close(register(code, caller), request.counted(), caller).orThrow();
    }

    private Register register(String code, Caller caller) {
        Register register = branches.register(code)
                .filter(Register::active)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).toException());
        if (!caller.mayActAt(register.branch().code())) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, register.branch().code())
                    .toException();
        }
        return register;
    }

    private static Response created(Object entity) {
        return Response.status(Response.Status.CREATED).entity(entity).build();
    }
}
