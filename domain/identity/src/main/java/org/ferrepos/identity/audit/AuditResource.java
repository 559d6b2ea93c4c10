package org.ferrepos.identity.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Rows;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Shows who changed what; a supervisor of a branch sees what was done from that branch. */
@Path("/api/pos/auditoria")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(IdentityPermissions.READ_AUDIT)
@Tag(name = "Audit")
public class AuditResource {
    private final AuditTrail trail;
    private final BranchDirectory branches;
    private final TableExports exports;

    @Inject
    AuditResource(AuditTrail trail, BranchDirectory branches, TableExports exports) {
        this.trail = trail;
        this.branches = branches;
        this.exports = exports;
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
        String after = uri.getQueryParameters().getFirst("after");
        return trail.list(filter(
                uri, security, after, Query.limit(uri.getQueryParameters().getFirst("limit"))));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Audit entries, newest first, as a file: everything the filter shows")
    @Parameter(name = "entity", in = ParameterIn.QUERY)
    @Parameter(name = "key", in = ParameterIn.QUERY)
    @Parameter(name = "user", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
    public Response export(@Context UriInfo uri, @BeanParam ExportRequest request, @Context SecurityContext security) {
        filter(uri, security, null, ListPages.LIMIT);
        return exports.answer(
                request,
                new ListExport(
                        "auditoria",
                        Caller.of(security).boundTo(),
                        AuditTable.COLUMNS,
                        Rows.paged(
                                trail::in,
                                (all, after) -> all.list(filter(uri, security, after, ListPages.LIMIT)),
                                AuditTable::row)));
    }

    private AuditTrail.Filter filter(UriInfo uri, SecurityContext security, @Nullable String after, int limit) {
        var query = uri.getQueryParameters();
        Optional<String> branch = Caller.of(security).boundTo();
        Period period = Period.of(query.getFirst("from"), query.getFirst("to"));
        ZoneId calendar = branches.calendarOf(branch);
        return new AuditTrail.Filter(
                Query.text("entity", query.getFirst("entity")),
                Query.text("key", query.getFirst("key")),
                Query.text("user", query.getFirst("user")),
                branch,
                period.start(calendar),
                period.end(calendar),
                Query.cursor(after, 1).map(parts -> Query.cursorNumber(parts.getFirst())),
                limit);
    }
}
