package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;

/** Lists registers for everybody who is logged in; administrators and the branch's supervisors change them. */
@Path("/api/pos/terminales")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers")
public class RegisterResource {
    private final Branches branches;
    private final BranchDirectory directory;

    @Inject
    RegisterResource(Branches branches, BranchDirectory directory) {
        this.branches = branches;
        this.directory = directory;
    }

    /** A register to be added to a branch. */
    @Schema(name = "NewRegisterRequest")
    public record CreateRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String code,

            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String branch) {}

    /** What can change of a register. */
    @Schema(name = "RegisterUpdateRequest")
    public record UpdateRequest(@NotNull Boolean active) {}

    /** A register as clients see it. */
    @Schema(name = "Register")
    public record View(String code, String branch, boolean active) {
        static View of(Register register) {
            return new View(register.code(), register.branch().code(), register.active());
        }
    }

    @GET
    @AnyCaller
    @Operation(summary = "List registers by code")
    @Parameter(name = "branch", in = ParameterIn.QUERY)
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    public Page<View> list(@Context UriInfo uri) {
        var query = uri.getQueryParameters();
        int size = Query.limit(query.getFirst("limit"));
        String last =
                Query.cursor(query.getFirst("after"), 1).map(List::getFirst).orElse("");
        Optional<String> branch = Query.text("branch", query.getFirst("branch"));
        directory.refresh();
        List<View> views = directory.registers().stream()
                .map(View::of)
                .filter(register -> branch.isEmpty() || branch.get().equals(register.branch()))
                .filter(register -> register.code().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(views, size, register -> Query.cursor(register.code()));
    }

    @GET
    @Path("{code}")
    @AnyCaller
    @Operation(summary = "One register")
    public View get(@PathParam("code") String code) {
        return View.of(branches.register(code));
    }

    @POST
    @NeedsPermission(IdentityPermissions.MANAGE_REGISTERS)
    @Operation(summary = "Add a register to a branch")
    @APIResponse(responseCode = "422", description = "BRANCH_UNKNOWN")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "The code is taken")
    public Response create(@Valid @NotNull CreateRequest request, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        checkMayActAt(caller, request.branch());
        directory.refresh();
        if (directory.branch(request.branch()).isEmpty()) {
            throw Problem.of(IdentityProblem.BRANCH_UNKNOWN, request.branch()).toException();
        }
        Register added = branches.createRegister(caller, request.code(), request.branch());
        return Response.status(Response.Status.CREATED).entity(View.of(added)).build();
    }

    @PUT
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_REGISTERS)
    @Operation(summary = "Activate or deactivate a register")
    public View update(
            @PathParam("code") String code, @Valid @NotNull UpdateRequest request, @Context SecurityContext security) {
        return setActive(code, request.active(), security);
    }

    @DELETE
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_REGISTERS)
    @Operation(summary = "Deactivate a register")
    @APIResponse(responseCode = "204", description = "Deactivated")
    public void deactivate(@PathParam("code") String code, @Context SecurityContext security) {
        setActive(code, false, security);
    }

    private View setActive(String code, boolean active, SecurityContext security) {
        Caller caller = Caller.of(security);
        checkMayActAt(caller, branches.register(code).branch().code());
        return View.of(branches.setRegisterActive(caller, code, active));
    }

    private static void checkMayActAt(Caller caller, String branch) {
        if (!caller.mayActAt(branch)) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branch).toException();
        }
    }
}
