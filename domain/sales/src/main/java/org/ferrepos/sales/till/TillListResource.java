package org.ferrepos.sales.till;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.sales.SalesPermissions;
import org.jspecify.annotations.Nullable;

/** Shows all tills at a glance: which are open, since when, and how the last count came out. */
@Path("/api/pos/cajas")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(SalesPermissions.OPERATE_TILL)
@Tag(name = "Tills")
public class TillListResource {
    private final TillSessions sessions;
    private final BranchDirectory branches;

    @Inject
    TillListResource(TillSessions sessions, BranchDirectory branches) {
        this.sessions = sessions;
        this.branches = branches;
    }

    @GET
    @Operation(summary = "The active registers the caller may act at, by code, with the state of their tills")
    @APIResponse(responseCode = "200", description = "A page")
    public Page<TillViews.State> list(
            @QueryParam("branch") @Nullable String branch,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int size = Query.limit(limit);
        String last = Query.cursor(after, 1).map(List::getFirst).orElse("");
        // The newest registers, as the list of registers shows them.
        branches.refresh();
        Optional<String> wanted = Query.text("branch", branch);
        wanted.ifPresent(code -> check(caller, code));
        List<Register> registers = branches.registers().stream()
                .filter(Register::active)
                .filter(register -> caller.mayActAt(register.branch().code()))
                .filter(register -> wanted.isEmpty()
                        || wanted.get().equals(register.branch().code()))
                .filter(register -> register.code().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        Page<Register> page = Page.of(registers, size, register -> Query.cursor(register.code()));
        return new Page<>(sessions.states(page.items()), page.next());
    }

    private void check(Caller caller, String branch) {
        if (branches.branch(branch).isEmpty()) {
            throw Problem.invalid("branch", "branch.unknown").toException();
        }
        if (!caller.mayActAt(branch)) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branch).toException();
        }
    }
}
