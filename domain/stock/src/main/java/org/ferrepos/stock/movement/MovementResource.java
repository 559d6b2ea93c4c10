package org.ferrepos.stock.movement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Rows;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.ferrepos.stock.StockPermissions;
import org.ferrepos.stock.directory.StockAccess;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Movements of the warehouse, and the ledger. */
@Singleton
@Path("/api/deposito/movimientos")
@Tag(name = "Stock movements")
public final class MovementResource {
    private final MovementRecorder recorder;
    private final LedgerQueries ledger;
    private final BranchDirectory branches;
    private final TableExports exports;

    @Inject
    public MovementResource(
            MovementRecorder recorder, LedgerQueries ledger, BranchDirectory branches, TableExports exports) {
        this.branches = branches;
        this.exports = exports;
        this.recorder = recorder;
        this.ledger = ledger;
    }

    @POST
    @NeedsPermission(StockPermissions.RECEIVE)
    @Operation(summary = "Record a receipt, adjustment, waste or count, once by its id")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MovementView.class)))
    @APIResponse(responseCode = "200", description = "Recorded before under the same id with the same content")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(responseCode = "422", description = "BUSINESS_INSUFFICIENT_STOCK")
    public RestResponse<MovementView> record(
            @Valid @NotNull MovementRequest request, @Context SecurityContext security) {
        return MovementAnswer.of(request.id(), recorder.record(Caller.of(security), request));
    }

    @GET
    @NeedsPermission(StockPermissions.READ_MOVEMENTS)
    @Operation(summary = "List the stock ledger, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public Page<LedgerEntryView> list(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        String shown = StockAccess.shown(Caller.of(security), branch);
        return ledger.list(new LedgerQueries.Filter(sku, shown, after, Query.limit(limit)));
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @NeedsPermission(StockPermissions.READ_MOVEMENTS)
    @Operation(summary = "The stock ledger, newest first, as a file: everything the filter shows")
    public Response export(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("branch") @Nullable String branch,
            @BeanParam ExportRequest request,
            @Context SecurityContext security) {
        String shown = StockAccess.shown(Caller.of(security), branch);
        return exports.answer(
                request,
                new ListExport(
                        "movimientos",
                        Query.text("branch", shown),
                        LedgerTable.COLUMNS,
                        Rows.paged(
                                ledger::in,
                                (all, after) -> all.list(new LedgerQueries.Filter(sku, shown, after, ListPages.LIMIT)),
                                entry -> LedgerTable.row(entry, branches))));
    }
}
