package org.ferrepos.sales.registration;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.correction.SecondPerson;
import org.jboss.logging.Logger;

/** Takes sales. Runs on the event loop: the writer does the waiting. */
@Path("/api/pos/ventas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Sales")
public class SaleResource {
    private static final Logger LOG = Logger.getLogger(SaleResource.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final SaleIntake intake;
    private final SaleWriter writer;
    private final SecondPerson secondPerson;

    @Inject
    SaleResource(SaleIntake intake, SaleWriter writer, SecondPerson secondPerson) {
        this.intake = intake;
        this.writer = writer;
        this.secondPerson = secondPerson;
    }

    @POST
    @NonBlocking
    @NeedsPermission(SalesPermissions.SELL)
    @Operation(
            summary = "Register a sale",
            description =
                    "Repeat it with the same id until an answer arrives; it is registered exactly once. A 503 names"
                            + " in errors the id that a sale sent without one has: repeat it with that.")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = SaleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Registered before under this id; the same body as then",
            content = @Content(schema = @Schema(implementation = SaleView.class)))
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN, FORBIDDEN_BRANCH, SUPERVISOR_NOT_AUTHORIZED for the authorization given, or"
                    + " SUPERVISOR_REQUIRED where the installation asks for one for sales from before the opening")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(
            responseCode = "422",
            description = "BUSINESS_INSUFFICIENT_STOCK, BUSINESS_PAYMENT_INSUFFICIENT, BUSINESS_UNKNOWN_PRODUCT,"
                    + " BUSINESS_DISCOUNT_TOO_HIGH, BUSINESS_TOO_MANY_ITEMS, BUSINESS_CASH_LIMIT,"
                    + " BUSINESS_CHANGE_NOT_IN_CASH, BUSINESS_AMOUNT_TOO_HIGH or TILL_CLOSED; nothing was written")
    @APIResponse(responseCode = "423", description = "AUTH_LOCKED: too many wrong authorizations by this caller")
    public CompletionStage<Response> register(@Valid @NotNull SaleRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        if (request.authorization() == null) {
            return submit(request, caller, Optional.empty());
        }
        // Checking a password takes a hundred milliseconds of work on purpose; never on the event loop.
        return CompletableFuture.supplyAsync(
                        () -> secondPerson
                                .authorize(caller, request.authorization(), request.branch())
                                .orThrow(),
                        Infrastructure.getDefaultWorkerPool())
                .thenCompose(approver -> submit(request, caller, Optional.of(approver)));
    }

    private CompletionStage<Response> submit(SaleRequest request, Caller caller, Optional<UUID> approver) {
        SaleCommand command = intake.accept(request, caller, approver);
        return writer.submit(command)
                .exceptionally(error -> uncertain(command, error))
                .thenApply(outcome -> switch (outcome) {
                    case SaleOutcome.Registered registered ->
                        Response.status(Response.Status.CREATED)
                                .entity(registered.sale())
                                .build();
                    case SaleOutcome.Repeated repeated ->
                        Response.ok(repeated.sale()).build();
                    case SaleOutcome.Rejected rejected ->
                        throw rejected.problem().toException();
                });
    }

    /**
     * A sale whose commit nobody has confirmed may be there or not. Who sent it without an id is told the one it has, to
     * repeat it under: that registers it once, whatever became of the first.
     */
    private static SaleOutcome uncertain(SaleCommand command, Throwable error) {
        if (!SqlErrors.isUnavailable(error)) {
            throw new CompletionException(error);
        }
        LOG.warnf("sale %s has no answer from the database: %s", command.id(), error.getMessage());
        return new SaleOutcome.Rejected(Problem.of(CommonProblem.SERVICE_UNAVAILABLE)
                .withErrors(List.of(FieldError.of("id", "sale.repeat", command.id())))
                .retryAfter(RETRY_AFTER_SECONDS));
    }
}
