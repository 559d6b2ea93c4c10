package org.ferrepos.stock.transfer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.EmptyRequest;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Goods that go from one branch to another. */
@Singleton
@Path("/api/deposito/traslados")
@NeedsPermission(StockPermissions.TRANSFER)
@Tag(name = "Stock transfers")
public final class TransferResource {
    private final Transfers transfers;
    private final TransferViews views;
    private final BranchDirectory branches;
    private final TableExports exports;

    @Inject
    public TransferResource(Transfers transfers, TransferViews views, BranchDirectory branches, TableExports exports) {
        this.branches = branches;
        this.exports = exports;
        this.transfers = transfers;
        this.views = views;
    }

    @POST
    @Operation(summary = "Write a transfer, which moves nothing until it is sent; once by its id")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TransferView.class)))
    @APIResponse(responseCode = "200", description = "Written before; the transfer as it stands now")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    public RestResponse<TransferView> create(
            @Valid @NotNull TransferRequest request, @Context SecurityContext security) {
        Transfers.Created created =
                transfers.create(Caller.of(security), request).orThrow();
        return RestResponse.status(
                created.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, created.transfer());
    }

    @POST
    @Path("/{id}/enviar")
    @Operation(summary = "Take the goods from the origin; repeating it changes nothing")
    @APIResponse(responseCode = "200", description = "The transfer as it stands now")
    @APIResponse(responseCode = "404", description = "TRANSFER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "TRANSFER_WRONG_STATE: it was cancelled")
    @APIResponse(responseCode = "422", description = "BUSINESS_INSUFFICIENT_STOCK, with an error per SKU")
    public TransferView send(
            @PathParam("id") String id,
            @RequestBody(required = false) @Nullable EmptyRequest request,
            @Context SecurityContext security) {
        return transfers.send(Caller.of(security), Query.id("id", id)).orThrow();
    }

    @POST
    @Path("/{id}/recibir")
    @Operation(summary = "Bring in what arrived, everything where no items are given, and write off the rest")
    @APIResponse(responseCode = "200", description = "The transfer as it stands now")
    @APIResponse(responseCode = "404", description = "TRANSFER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "TRANSFER_WRONG_STATE, or received before with other quantities")
    @APIResponse(responseCode = "422", description = "BUSINESS_TRANSFER_EXCEEDS_SENT")
    public TransferView receive(
            @PathParam("id") String id,
            @RequestBody(required = false) @Valid @Nullable ReceptionRequest request,
            @Context SecurityContext security) {
        ReceptionRequest reception = request == null ? ReceptionRequest.COMPLETE : request;
        return transfers
                .receive(Caller.of(security), Query.id("id", id), reception)
                .orThrow();
    }

    @POST
    @Path("/{id}/cancelar")
    @Operation(summary = "Give up a transfer that was not sent")
    @APIResponse(responseCode = "200", description = "The transfer as it stands now")
    @APIResponse(responseCode = "404", description = "TRANSFER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "TRANSFER_WRONG_STATE: it was sent")
    public TransferView cancel(
            @PathParam("id") String id,
            @RequestBody(required = false) @Nullable EmptyRequest request,
            @Context SecurityContext security) {
        return transfers.cancel(Caller.of(security), Query.id("id", id)).orThrow();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a transfer")
    @APIResponse(responseCode = "200", description = "The transfer")
    @APIResponse(responseCode = "404", description = "TRANSFER_NOT_FOUND")
    public TransferView detail(@PathParam("id") String id, @Context SecurityContext security) {
        return views.detail(Caller.of(security), Query.id("id", id)).orThrow();
    }

    @GET
    @Operation(summary = "List transfers from or to a branch, newest first")
    public Page<TransferView> list(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        return views.list(Caller.of(security), new TransferViews.Filter(branch, status, after, Query.limit(limit)));
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Transfers from or to a branch as a file: everything the filter shows")
    public Response export(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("status") @Nullable String status,
            @BeanParam ExportRequest request,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return exports.answer(
                request,
                new ListExport(
                        "traslados",
                        Query.text("branch", branch),
                        TransferTable.COLUMNS,
                        Rows.paged(
                                views::in,
                                (all, after) -> all.list(
                                        caller, new TransferViews.Filter(branch, status, after, ListPages.LIMIT)),
                                transfer -> TransferTable.row(transfer, branches))));
    }
}
