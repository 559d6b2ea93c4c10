package org.ferrepos.sales.summary;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.SalesPermissions;
import org.jspecify.annotations.Nullable;

/** Tells how the day goes. */
@Path("/api/dashboard/resumen")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(SalesPermissions.READ_SUMMARY)
@Tag(name = "Dashboard")
public class SummaryResource {
    private final Summaries summaries;
    private final BranchDirectory branches;
    private final Clock clock;

    @Inject
    SummaryResource(Summaries summaries, BranchDirectory branches, Clock clock) {
        this.summaries = summaries;
        this.branches = branches;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A business day in figures, beside the same weekday before",
            description = "Without branch: all branches the caller may see that sell in the currency, each with its own"
                    + " business date. An answer that is costly to make is given again for up to ten seconds;"
                    + " read_at tells when it was made.")
    @APIResponse(responseCode = "200", description = "The day")
    public DaySummary summary(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("date") @Parameter(description = "A business date; today at the branch where absent.") @Nullable
                    String date,
            @QueryParam("currency")
                    @Parameter(description = "CLP or ARS; that of the branch, or of the company, where absent.")
                    @Nullable
                    String currency,
            @Context SecurityContext security) {
        Scope scope = Scope.of(Caller.of(security), branches, branch, currency);
        LocalDate day = Query.date("date", date).orElseGet(() -> scope.dateOf(clock.instant()));
        return summaries.of(scope, day);
    }
}
