package org.ferrepos.sales.correction;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesPolicy;
import org.jspecify.annotations.Nullable;

/** Voids sales and takes goods back. */
@Path("/api/pos/ventas/{id}")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(SalesPermissions.CORRECT)
@Tag(name = "Sales")
public class CorrectionResource {
    private final Corrections corrections;
    private final SecondPerson secondPerson;
    private final SalesPolicy policy;

    @Inject
    CorrectionResource(Corrections corrections, SecondPerson secondPerson, SalesPolicy policy) {
        this.corrections = corrections;
        this.secondPerson = secondPerson;
        this.policy = policy;
    }

    /** Why a sale is voided; a cashier needs a supervisor's authorization. */
    public record VoidRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls")
            String reason,

            @Nullable Boolean restock,
            @Valid @Nullable Credentials authorization) {}

    /** A quantity of one line that comes back. */
    public record ReturnItem(
            @Min(1) @Max(100_000) int line, @NotNull Quantity quantity) {}

    /** Part of a sale that comes back, and the money given for it. */
    public record ReturnRequest(
            @Nullable UUID id,
            @NotEmpty @Size(max = 100) List<@Valid @NotNull ReturnItem> items,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls")
            String reason,

            @NotNull @Size(max = 20) List<@Valid @NotNull TillMoney> refund,
            @Valid @Nullable Credentials authorization) {}

    /** A return as it was recorded. */
    @Schema(name = "Return")
    public record ReturnView(
            UUID id,
            UUID saleId,
            String saleNumber,
            List<SaleView.ReturnedLine> items,
            String reason,
            long total,
            long cashRounding,
            List<TillMoney> refund,
            String currency,
            OffsetDateTime returnedAt) {}

    @POST
    @Path("anular")
    @Operation(summary = "Void a sale", description = "Needs a supervisor. The same order again answers the same sale.")
    @APIResponse(responseCode = "200", description = "The voided sale")
    @APIResponse(
            responseCode = "403",
            description = "SUPERVISOR_REQUIRED, SUPERVISOR_NOT_AUTHORIZED or FORBIDDEN_BRANCH")
    @APIResponse(responseCode = "404", description = "SALE_NOT_FOUND")
    @APIResponse(
            responseCode = "422",
            description = "TILL_CLOSED, or BUSINESS_SALE_VOIDED: voided before with another reason or restock")
    @APIResponse(responseCode = "423", description = "AUTH_LOCKED: too many wrong authorizations by this caller")
    public SaleView voidSale(
            @PathParam("id") String id, @Valid @NotNull VoidRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        UUID saleId = Query.id("id", id);
        Register register = register(saleId, caller);
        UUID authorizedBy = secondPerson
                .authorize(caller, request.authorization(), register.branch().code())
                .orThrow();
        boolean restock = request.restock() == null || request.restock();
        return corrections
                .voidSale(new Corrections.VoidOrder(saleId, request.reason(), restock, caller, authorizedBy), register)
                .orThrow();
    }

    @POST
    @Path("devoluciones")
    @Operation(summary = "Take back part of a sale")
    @APIResponse(
            responseCode = "403",
            description = "SUPERVISOR_REQUIRED, SUPERVISOR_NOT_AUTHORIZED or FORBIDDEN_BRANCH")
    @APIResponse(responseCode = "404", description = "SALE_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(
            responseCode = "422",
            description = "BUSINESS_RETURN_EXCEEDS_SALE, BUSINESS_REFUND_MISMATCH, BUSINESS_SALE_VOIDED or TILL_CLOSED")
    @APIResponse(responseCode = "423", description = "AUTH_LOCKED: too many wrong authorizations by this caller")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before under this id",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    public Response giveBack(
            @PathParam("id") String id, @Valid @NotNull ReturnRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        UUID saleId = Query.id("id", id);
        for (int i = 0; i < request.items().size(); i++) {
            if (!request.items().get(i).quantity().isPositive()) {
                throw Problem.invalid("items[" + i + "].quantity", "quantity.positive")
                        .toException();
            }
        }
        Register register = register(saleId, caller);
        Corrections.ReturnOrder order = new Corrections.ReturnOrder(
                request.id() == null ? Ids.next() : request.id(),
                saleId,
                request,
                ReturnContent.of(saleId, request),
                caller,
                authorizedBy(caller, request, register));
        Corrections.ReturnResult result = corrections.giveBack(order, register).orThrow();
        return Response.status(result.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(result.view())
                .build();
    }

    private Optional<UUID> authorizedBy(Caller caller, ReturnRequest request, Register register) {
        if (request.authorization() == null && !policy.returnsNeedSupervisor()) {
            return Optional.empty();
        }
        return Optional.of(secondPerson
                .authorize(caller, request.authorization(), register.branch().code())
                .orThrow());
    }

    private Register register(UUID saleId, Caller caller) {
        Register register = corrections.registerOf(saleId).orThrow();
        if (!caller.mayActAt(register.branch().code())) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, register.branch().code())
                    .toException();
        }
        return register;
    }
}
