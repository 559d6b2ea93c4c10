package org.ferrepos.catalog.consultation;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.jspecify.annotations.Nullable;

/** Answers the price checker; open to everybody, limited by address. */
@Path("/api/pos/consulta")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Price checker")
public final class PriceCheckResource {
    private final PriceChecks checks;
    private final ProductViews views;
    private final BranchDirectory branches;

    @Inject
    PriceCheckResource(PriceChecks checks, ProductViews views, BranchDirectory branches) {
        this.checks = checks;
        this.views = views;
        this.branches = branches;
    }

    /** A branch as the set-up of a price checker offers it. */
    @Schema(name = "PriceCheckBranch")
    public record BranchName(String code, String name) {}

    @GET
    @Path("sucursales")
    @Operation(summary = "The active branches, by code")
    public Page<BranchName> branches(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = Query.limit(limit);
        String last = Query.cursor(after, 1).map(List::getFirst).orElse("");
        List<BranchName> names = branches.branches().stream()
                .filter(branch -> branch.active() && branch.code().compareTo(last) > 0)
                .limit(size + 1L)
                .map(branch -> new BranchName(branch.code(), branch.name()))
                .toList();
        return Page.of(names, size, branch -> Query.cursor(branch.code()));
    }

    @GET
    @Path("{code}")
    @Operation(summary = "The price of a barcode or SKU at a branch, as it is on the shelf")
    @APIResponse(responseCode = "200", description = "The active product")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: branch is missing or not an active branch")
    @APIResponse(responseCode = "404", description = "PRODUCT_NOT_FOUND")
    public PriceCheck check(
            @PathParam("code") @Parameter(description = "A barcode or an exact SKU.") String code,
            @QueryParam("branch") @Parameter(required = true) @Nullable String branch) {
        Branch at = views.branch("branch", branch)
                .orThrow()
                .orElseThrow(() -> Problem.invalid("branch", "field.required").toException());
        if (!at.active()) {
            throw Problem.invalid("branch", "field.branch", at.code()).toException();
        }
        return checks.check(code, at).orThrow();
    }
}
