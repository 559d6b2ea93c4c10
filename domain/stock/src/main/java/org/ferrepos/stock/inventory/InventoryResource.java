package org.ferrepos.stock.inventory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.stock.StockPermissions;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.level.BalanceRow;
import org.ferrepos.stock.level.StockFilter;
import org.ferrepos.stock.level.StockItem;
import org.ferrepos.stock.level.StockQueries;
import org.ferrepos.stock.movement.MovementAnswer;
import org.ferrepos.stock.movement.MovementRecorder;
import org.ferrepos.stock.movement.MovementRequest;
import org.ferrepos.stock.movement.MovementView;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The dashboard's reading and writing of stock, for people and for programs with an API key. */
@Singleton
@Path("/api/inventory")
@Tag(name = "Inventory")
public final class InventoryResource {
    private final StockQueries stock;
    private final MovementRecorder recorder;

    @Inject
    public InventoryResource(StockQueries stock, MovementRecorder recorder) {
        this.stock = stock;
        this.recorder = recorder;
    }

    @GET
    @NeedsPermission(StockPermissions.READ_MOVEMENTS)
    @Operation(summary = "List balances with product names")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public Page<InventoryItem> list(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Page<BalanceRow> rows = stock.rows(new StockFilter(sku, branch, after, Query.limit(limit)));
        Map<Long, ProductKey> products = stock.products(rows.items());
        return new Page<>(rows.items().stream().map(row -> item(row, products)).toList(), rows.next());
    }

    @POST
    @NeedsPermission(StockPermissions.RECEIVE)
    @Operation(summary = "Add to, subtract from or set what a branch has on hand; the buyer may only add")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MovementView.class)))
    @APIResponse(responseCode = "200", description = "Recorded before under the same id with the same content")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_CONFLICT: the id was used with other content")
    @APIResponse(responseCode = "422", description = "BUSINESS_INSUFFICIENT_STOCK")
    public RestResponse<MovementView> change(
            @Valid @NotNull InventoryRequest request, @Context SecurityContext security) {
        MovementRequest movement = request.movement();
        return MovementAnswer.of(movement.id(), recorder.record(Caller.of(security), movement));
    }

    private InventoryItem item(BalanceRow row, Map<Long, ProductKey> products) {
        StockItem item = row.item(products, stock.branchCode(row));
        return new InventoryItem(
                item.sku(),
                ProductNames.name(products, row.key().productId()),
                item.branch(),
                item.onHand(),
                item.reserved(),
                item.available(),
                item.minimum());
    }
}
