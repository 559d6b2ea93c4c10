package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.NeedsPermission;
import org.jspecify.annotations.Nullable;

/** The route that searches the catalogue. */
@Path("/api/pos/productos/buscar")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(CatalogPermissions.READ)
@Tag(name = "Catalogue")
public final class SearchResource {
    private static final int DEFAULT_LIMIT = 10;
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private final ProductSearch search;
    private final ProductViews views;

    @Inject
    SearchResource(ProductSearch search, ProductViews views) {
        this.search = search;
        this.views = views;
    }

    /** The products found, best first, and how long it took. */
    @Schema(name = "SearchResult")
    public record Answer(List<ProductView> items, long tookMs) {}

    @GET
    @Operation(summary = "Searches active products by words, typos, synonyms, codes and barcodes")
    @APIResponse(responseCode = "200", description = "The products, each with its score, best first")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: q is missing or too long")
    public Answer search(
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("branch") @Nullable String branch) {
        String wanted = Query.text("q", text)
                .orElseThrow(() -> Problem.invalid("q", "field.required").toException());
        int maximum = Query.limit(limit, DEFAULT_LIMIT);
        Optional<Branch> at = views.branch("branch", branch).orThrow();
        long start = System.nanoTime();
        List<ProductSearch.Hit> hits = search.search(wanted, maximum);
        List<ProductView> products =
                views.of(hits.stream().map(ProductSearch.Hit::productId).toList(), at);
        // Products are never deleted, so both lists have the same length and order.
        List<ProductView> items = new ArrayList<>(products.size());
        for (int i = 0; i < products.size(); i++) {
            if (products.get(i).active()) {
                items.add(products.get(i).withScore(hits.get(i).score()));
            }
        }
        return new Answer(items, (System.nanoTime() - start) / NANOS_PER_MILLISECOND);
    }
}
