package org.ferrepos.identity.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;

/** Shows who changed what; a supervisor of a branch sees what was done from that branch. */
@Path("/api/pos/auditoria")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(IdentityPermissions.READ_AUDIT)
@Tag(name = "Audit")
public class AuditResource {
    private final AuditTrail trail;
    private final BranchDirectory branches;

    @Inject
    AuditResource(AuditTrail trail, BranchDirectory branches) {
        this.trail = trail;
        this.branches = branches;
    }

    @GET
    @Operation(summary = "List audit entries, newest first")
    @Parameter(name = "entity", in = ParameterIn.QUERY)
    @Parameter(name = "key", in = ParameterIn.QUERY)
    @Parameter(name = "user", in = ParameterIn.QUERY, description = "username, or name of an API key")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "first time (RFC 3339), or first day where the caller is")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "time before which the list ends, or last day there")
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    public Page<AuditRow> list(@Context UriInfo uri, @Context SecurityContext security) {
        var query = uri.getQueryParameters();
        Caller caller = Caller.of(security);
        Optional<String> branch = caller.boundTo();
        Period period = Period.of(query.getFirst("from"), query.getFirst("to"));
        ZoneId calendar = branches.calendarOf(branch);
        return trail.list(new AuditTrail.Filter(
                Query.text("entity", query.getFirst("entity")),
                Query.text("key", query.getFirst("key")),
                Query.text("user", query.getFirst("user")),
                branch,
                period.start(calendar),
                period.end(calendar),
                Query.cursor(query.getFirst("after"), 1).map(parts -> Query.cursorNumber(parts.getFirst())),
                Query.limit(query.getFirst("limit"))));
    }
}
