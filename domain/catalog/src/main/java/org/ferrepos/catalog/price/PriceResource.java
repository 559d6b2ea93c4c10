package org.ferrepos.catalog.price;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Routes of the prices of a product. */
@Path("/api/pos/productos/{sku}/precios")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ)
@Tag(name = "Catalogue")
public final class PriceResource {
    private final Prices prices;
    private final ProductViews views;
    private final TableExports exports;

    @Inject
    PriceResource(Prices prices, ProductViews views, TableExports exports) {
        this.exports = exports;
        this.prices = prices;
        this.views = views;
    }

    /**
     * A price to be set; at all branches where none is named, now where no time is. A branch's price is in its currency;
     * one of all branches in the company's unless it says another, and holds at those that sell in it.
     */
    public record PriceRequest(
            @NotNull @Min(0) @Max(Amounts.MAX_AMOUNT) Long amount,
            @Nullable @Size(max = 40) String branch,
            @Nullable Currency currency,
            @Nullable OffsetDateTime validFrom,

            @Nullable @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls")
            String reason) {}

    /** A price of the past, the present or the future; without a branch it holds where a branch has none of its own. */
    @Schema(name = "Price")
    public record PriceView(
            @Nullable String branch,
            long amount,
            Currency currency,
            OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            String reason,
            String createdBy,
            OffsetDateTime createdAt) {}

    @GET
    @Operation(summary = "Lists all prices, latest first; with branch, those of that branch only")
    public Page<PriceView> history(
            @PathParam("sku") String sku,
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        Optional<Branch> wanted = views.branch("branch", branch).orThrow();
        int maximum = Query.limit(limit);
        long skipped = Query.cursor(after, 1)
                .map(parts -> Query.cursorNumber(parts.getFirst()))
                .orElse(Long.MAX_VALUE);
        return prices.history(sku, wanted, skipped, maximum).orThrow().map(this::view);
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "All prices of a product, latest first, as a file; with branch, those of that branch only")
    public Response export(
            @PathParam("sku") String sku,
            @QueryParam("branch") @Nullable String branch,
            @BeanParam ExportRequest request) {
        return exports.answer(
                request,
                ListExport.walking(
                        "precios",
                        PriceTable.COLUMNS,
                        after -> history(sku, branch, after, ListPages.LIMIT_TEXT),
                        PriceTable::row));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsPermission(CatalogPermissions.SET_PRICES)
    @Operation(summary = "Sets a price from now or from a later moment on")
    @APIResponse(
            responseCode = "201",
            description = "The price",
            content = @Content(schema = @Schema(implementation = PriceView.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: valid_from lies in the past")
    @APIResponse(
            responseCode = "403",
            description = "FORBIDDEN_BRANCH: another branch's; PRICE_OF_CHAIN: without catalog.set_chain_prices")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    @APIResponse(responseCode = "422", description = "PRICE_CURRENCY_MISMATCH: not the currency of the branch")
    public Response set(
            @PathParam("sku") String sku, @NotNull @Valid PriceRequest request, @Context SecurityContext security) {
        Optional<Branch> branch = views.branch("branch", request.branch()).orThrow();
        Prices.Wanted wanted = new Prices.Wanted(
                request.amount(),
                Optional.ofNullable(request.currency()),
                Optional.ofNullable(request.validFrom()).map(OffsetDateTime::toInstant),
                request.reason() == null ? "" : request.reason().strip());
        PriceStore.StoredPrice price =
                prices.set(Caller.of(security), sku, branch, wanted).orThrow();
        return Response.status(Response.Status.CREATED).entity(view(price)).build();
    }

    private PriceView view(PriceStore.StoredPrice price) {
        return new PriceView(
                views.branchCode(price.branchId()).orElse(null),
                price.amount(),
                price.currency(),
                utc(price.validFrom()),
                price.validTo() == null ? null : utc(price.validTo()),
                price.reason(),
                price.author(),
                utc(price.createdAt()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
