package org.ferrepos.catalog.offline;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.NeedsPermission;
import org.jspecify.annotations.Nullable;

/** Feeds the catalogue that a till keeps for itself. */
@Path("/api/pos/productos/cambios")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ)
@Tag(name = "Catalogue")
public final class OfflineResource {
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 2_000;

    private final OfflineCatalog catalog;
    private final ProductViews views;

    @Inject
    OfflineResource(OfflineCatalog catalog, ProductViews views) {
        this.catalog = catalog;
        this.views = views;
    }

    @GET
    @Operation(
            summary = "What a till keeps to sell without the server, in the order of its changes",
            description = "Without after: every active product. With it: what changed since, also what was deactivated."
                    + " A product may be told twice; the later one holds. 400 for after: begin anew without it.")
    @APIResponse(responseCode = "200", description = "Products, and where to go on")
    public ProductChanges list(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after")
                    @Parameter(description = "The cursor of the answer before; absent for everything that is active.")
                    @Nullable
                    String after,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many items to answer with, 500 where absent.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2000"))
                    @Nullable
                    String limit) {
        return catalog.after(
                Query.cursor(after, Position.parts()),
                views.branch("branch", branch).orThrow(),
                Query.limit(limit, DEFAULT_LIMIT, MAX_LIMIT));
    }
}
