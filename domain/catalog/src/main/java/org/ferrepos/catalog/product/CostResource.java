package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Routes that show what products cost and what their suppliers suggest to sell them at. */
@Path("/api/pos/costos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ_COSTS)
@Tag(name = "Catalogue")
public final class CostResource {
    private final ProductCosts costs;
    private final TableExports exports;

    @Inject
    CostResource(ProductCosts costs, TableExports exports) {
        this.costs = costs;
        this.exports = exports;
    }

    @GET
    @Operation(
            summary = "Costs and suggested prices of products in the order of their SKUs, or of the one of sku",
            description = "Products of which neither is known are left out. Each answer is noted in the access log.")
    public Page<CostView> list(
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        return costs.page(
                Caller.of(security),
                new ProductCosts.Filter(Query.cursor(after, 1).map(List::getFirst), Query.text("sku", sku)),
                Query.limit(limit));
    }

    @GET
    @Path("/exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Costs and suggested prices as a file; noted in the access log as one use")
    public Response export(
            @QueryParam("sku") @Nullable String sku,
            @BeanParam ExportRequest request,
            @Context SecurityContext security) {
        ProductCosts.Export file = costs.export(Query.text("sku", sku));
        try {
            return exports.answer(request, new ListExport("costos", Optional.empty(), CostTable.COLUMNS, file::into));
        } finally {
            file.noteUse(Caller.of(security));
        }
    }
}
