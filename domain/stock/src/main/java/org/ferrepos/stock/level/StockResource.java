package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
import org.jspecify.annotations.Nullable;

/** What there is, and what is running out. */
@Singleton
@Path("/api/deposito/stock")
@Tag(name = "Stock")
public final class StockResource {
    private final StockQueries stock;
    private final CriticalQueries critical;
    private final Minimums minimums;
    private final TableExports exports;

    @Inject
    public StockResource(StockQueries stock, CriticalQueries critical, Minimums minimums, TableExports exports) {
        this.exports = exports;
        this.stock = stock;
        this.critical = critical;
        this.minimums = minimums;
    }

    @GET
    @NeedsPermission(StockPermissions.READ_LEVELS)
    @Operation(summary = "List balances by product and branch")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public Page<StockItem> list(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return stock.items(new StockFilter(sku, branch, after, Query.limit(limit)));
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @NeedsPermission(StockPermissions.READ_LEVELS)
    @Operation(summary = "Balances by product and branch as a file: everything the filter shows")
    public Response export(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("branch") @Nullable String branch,
            @BeanParam ExportRequest request) {
        return exports.answer(
                request,
                new ListExport(
                        "stock",
                        Query.text("branch", branch),
                        LevelTables.BALANCES,
                        Rows.paged(
                                stock::in,
                                (all, after) -> all.named(new StockFilter(sku, branch, after, ListPages.LIMIT)),
                                named -> LevelTables.row(named.item(), named.name()))));
    }

    @GET
    @Path("/critico/exportar")
    @Produces(MediaType.WILDCARD)
    @NeedsPermission(StockPermissions.READ_MOVEMENTS)
    @Operation(summary = "What is at or below its minimum as a file: everything the filter shows")
    public Response exportCritical(@QueryParam("branch") @Nullable String branch, @BeanParam ExportRequest request) {
        return exports.answer(
                request,
                new ListExport(
                        "stock-critico",
                        Query.text("branch", branch),
                        LevelTables.CRITICAL,
                        Rows.paged(
                                critical::in,
                                (all, after) -> all.list(new StockFilter(null, branch, after, ListPages.LIMIT)),
                                LevelTables::row)));
    }

    @GET
    @Path("/critico")
    @NeedsPermission(StockPermissions.READ_MOVEMENTS)
    @Operation(summary = "List what is at or below its minimum, the worst first")
    public Page<CriticalItem> critical(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return critical.list(new StockFilter(null, branch, after, Query.limit(limit)));
    }

    @PUT
    @Path("/minimos")
    @NeedsPermission(StockPermissions.SET_MINIMUMS)
    @Operation(summary = "Set the level from which on a product is critical at a branch")
    @APIResponse(responseCode = "200", description = "The balance with its new minimum")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public StockItem setMinimum(@Valid @NotNull MinimumRequest request, @Context SecurityContext security) {
        return minimums.set(Caller.of(security), request);
    }
}
