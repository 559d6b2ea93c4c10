package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Rows;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Routes that show and change products. */
@Path("/api/pos/productos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ)
@Tag(name = "Catalogue")
public final class ProductResource {
    private final ProductQueries queries;
    private final ProductWrites writes;
    private final ProductViews views;
    private final TableExports exports;

    @Inject
    ProductResource(ProductQueries queries, ProductWrites writes, ProductViews views, TableExports exports) {
        this.exports = exports;
        this.queries = queries;
        this.writes = writes;
        this.views = views;
    }

    /** Query parameters of the list. */
    public static final class ListParameters {
        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("limit")
        @Nullable
        String limit;

        @QueryParam("category")
        @Nullable
        String category;

        @QueryParam("active")
        @Nullable
        String active;

        @QueryParam("branch")
        @Nullable
        String branch;
    }

    @GET
    @Operation(summary = "Lists products in the order of their SKUs")
    public Page<ProductView> list(@jakarta.ws.rs.BeanParam ListParameters parameters) {
        return queries.page(
                new ProductQueries.Filter(
                        Query.cursor(parameters.after, 1).map(parts -> parts.getFirst()),
                        Query.text("category", parameters.category),
                        Query.flag("active", parameters.active)),
                Query.limit(parameters.limit),
                views.branch("branch", parameters.branch).orThrow());
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Products in the order of their SKUs as a file: everything the filter shows")
    public Response export(@BeanParam ListParameters parameters, @BeanParam ExportRequest request) {
        Optional<Branch> branch = views.branch("branch", parameters.branch).orThrow();
        Optional<String> category = Query.text("category", parameters.category);
        Optional<Boolean> active = Query.flag("active", parameters.active);
        // Products belong to no branch: without one, times are the company's, which is Chile's.
        ZoneId zone = branch.map(Branch::zone).orElse(ZoneId.of("America/Santiago"));
        return exports.answer(
                request,
                new ListExport(
                        "productos",
                        branch.map(Branch::code),
                        ProductTable.COLUMNS,
                        Rows.paged(
                                queries::in,
                                (all, after) -> all.page(
                                        new ProductQueries.Filter(
                                                Query.cursor(after, 1).map(List::getFirst), category, active),
                                        ListPages.LIMIT,
                                        branch),
                                product -> ProductTable.row(product, zone))));
    }

    @GET
    @Path("/{sku}")
    @Operation(summary = "Shows a product; with branch, its price and stock there")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public ProductView show(@PathParam("sku") String sku, @QueryParam("branch") @Nullable String branch) {
        return queries.bySku(sku, views.branch("branch", branch).orThrow()).orThrow();
    }

    @GET
    @Path("/barcode/{code}")
    @Operation(summary = "Finds the product of a barcode, active or not")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public ProductView byBarcode(@PathParam("code") String code, @QueryParam("branch") @Nullable String branch) {
        return queries.byBarcode(code, views.branch("branch", branch).orThrow()).orThrow();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsPermission(CatalogPermissions.EDIT_PRODUCTS)
    @Operation(
            summary = "Creates a product with its general price",
            description =
                    "The price holds at the branches that sell in its currency, the company's where it says none.")
    @APIResponse(
            responseCode = "201",
            description = "The product",
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "409", description = "ALREADY_EXISTS or BARCODE_IN_USE")
    @APIResponse(
            responseCode = "422",
            description = "PRICE_CURRENCY_MISMATCH: nothing is sold in the currency of the price; "
                    + "TAX_CATEGORY_NOT_IN_COUNTRY")
    public Response create(@NotNull @Valid NewProductRequest request, @Context SecurityContext security) {
        long id = request.asChange()
                .checked()
                .then(change -> writes.create(Caller.of(security), change))
                .orThrow();
        return Response.created(
                        URI.create("/api/pos/productos/" + URLEncoder.encode(request.sku(), StandardCharsets.UTF_8)))
                .entity(queries.byId(id, Optional.empty()))
                .build();
    }

    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsPermission(CatalogPermissions.EDIT_PRODUCTS)
    @Operation(
            summary = "Replaces the fields that are given",
            description =
                    "Takes the body that GET answered: stock and updated_at are left aside, and currency must be "
                            + "the company's. The price is the general one: with stock, which tells of a branch, no other is taken.")
    @APIResponse(responseCode = "403", description = "PRICE_OF_CHAIN: another price, without catalog.set_chain_prices")
    @APIResponse(responseCode = "409", description = "BARCODE_IN_USE")
    @APIResponse(responseCode = "200", description = "The product")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public ProductView change(
            @PathParam("sku") String sku, @NotNull @Valid ProductChange request, @Context SecurityContext security) {
        Currency currency = views.currency(Optional.empty());
        if (request.currency() != null && request.currency() != currency) {
            throw Problem.invalid("currency", "field.currency", currency).toException();
        }
        long id = ProductQueries.usable(sku)
                .then(key -> request.checked().then(change -> writes.change(Caller.of(security), key, change)))
                .orThrow();
        return queries.byId(id, Optional.empty());
    }

    @DELETE
    @Path("/{sku}")
    @NeedsPermission(CatalogPermissions.EDIT_PRODUCTS)
    @Operation(summary = "Deactivates a product; its history stays")
    @APIResponse(responseCode = "204", description = "Deactivated, or it already was")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public void deactivate(@PathParam("sku") String sku, @Context SecurityContext security) {
        var _ = ProductQueries.usable(sku)
                .then(key -> writes.deactivate(Caller.of(security), key))
                .orThrow();
    }
}
