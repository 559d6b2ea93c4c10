package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.stock.StockPermissions;
import org.ferrepos.stock.directory.StockAccess;
import org.ferrepos.stock.directory.StockDirectory;
import org.jspecify.annotations.Nullable;

/** Proves that balances and ledger agree. */
@Singleton
@Path("/api/deposito/stock")
@Tag(name = "Stock")
public final class LedgerCheckResource {
    private final LedgerCheck check;
    private final StockDirectory directory;

    @Inject
    public LedgerCheckResource(LedgerCheck check, StockDirectory directory) {
        this.check = check;
        this.directory = directory;
    }

    @GET
    @Path("/cuadratura")
    @NeedsPermission(StockPermissions.CHECK_LEDGER)
    @Operation(summary = "List balances that the ledger or the reservations do not explain; empty when all is well")
    public Page<LedgerCheck.Difference> differences(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        String shown = StockAccess.shown(Caller.of(security), branch);
        return check.run(directory.filter("branch", shown), Query.cursor(after, 2), Query.limit(limit));
    }
}
