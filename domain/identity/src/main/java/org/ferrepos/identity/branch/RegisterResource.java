package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Lists registers for everybody who is logged in; administrators and the branch's supervisors change them. */
@Path("/api/pos/terminales")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registers")
public class RegisterResource {
    private static final String PAPER_WIDTH = "The width in millimetres of the paper its printer takes.";

    private final Branches branches;
    private final BranchDirectory directory;
    private final TableExports exports;

    @Inject
    RegisterResource(Branches branches, BranchDirectory directory, TableExports exports) {
        this.exports = exports;
        this.branches = branches;
        this.directory = directory;
    }

    /** A register to be added to a branch. */
    @Schema(name = "NewRegisterRequest")
    public record CreateRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String code,

            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String branch,

            @Schema(
                    description = PAPER_WIDTH,
                    enumeration = {"58", "80"},
                    defaultValue = "80")
            @Nullable
            Integer paperWidth) {}

    /** What can change of a register. */
    @Schema(name = "RegisterUpdateRequest")
    public record UpdateRequest(
            @NotNull Boolean active,

            @Schema(
                    description = PAPER_WIDTH + " Left out: as it was.",
                    enumeration = {"58", "80"})
            @Nullable
            Integer paperWidth) {}

    /** A register as clients see it. */
    @Schema(name = "Register")
    public record View(
            String code,
            String branch,
            boolean active,

            @Schema(
                    description = PAPER_WIDTH,
                    enumeration = {"58", "80"})
            int paperWidth) {
        static View of(Register register) {
            return new View(register.code(), register.branch().code(), register.active(), register.paperWidth());
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
        return page(
                Query.text("branch", query.getFirst("branch")),
                query.getFirst("after"),
                Query.limit(query.getFirst("limit")));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @AnyCaller
    @Operation(summary = "Registers by code as a file: everything the filter shows")
    public Response export(@QueryParam("branch") @Nullable String branch, @BeanParam ExportRequest request) {
        Optional<String> wanted = Query.text("branch", branch);
        return exports.answer(
                request,
                ListExport.walking(
                        "terminales",
                        BranchTables.REGISTERS,
                        after -> page(wanted, after, ListPages.LIMIT),
                        BranchTables::row));
    }

    private Page<View> page(Optional<String> branch, @Nullable String after, int size) {
        String last = Query.cursor(after, 1).map(List::getFirst).orElse("");
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
        return View.of(branches.register(code).orThrow());
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
        int paperWidth = paperWidth(request.paperWidth()).orElse(Register.DEFAULT_PAPER_WIDTH);
        directory.refresh();
        if (directory.branch(request.branch()).isEmpty()) {
            throw Problem.of(IdentityProblem.BRANCH_UNKNOWN, request.branch()).toException();
        }
        Register added = branches.createRegister(caller, request.code(), request.branch(), paperWidth)
                .orThrow();
        return Response.status(Response.Status.CREATED).entity(View.of(added)).build();
    }

    @PUT
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_REGISTERS)
    @Operation(summary = "Activate or deactivate a register, or set its paper")
    public View update(
            @PathParam("code") String code, @Valid @NotNull UpdateRequest request, @Context SecurityContext security) {
        return change(code, Optional.of(request.active()), paperWidth(request.paperWidth()), security);
    }

    @DELETE
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_REGISTERS)
    @Operation(summary = "Deactivate a register")
    @APIResponse(responseCode = "204", description = "Deactivated")
    public void deactivate(@PathParam("code") String code, @Context SecurityContext security) {
        change(code, Optional.of(false), Optional.empty(), security);
    }

    private View change(String code, Optional<Boolean> active, Optional<Integer> paperWidth, SecurityContext security) {
        Caller caller = Caller.of(security);
        checkMayActAt(caller, branches.register(code).orThrow().branch().code());
        return View.of(branches.updateRegister(caller, code, active, paperWidth).orThrow());
    }

    private static Optional<Integer> paperWidth(@Nullable Integer width) {
        if (width != null && RollPaper.ofMillimetres(width).isEmpty()) {
            throw Problem.invalid("paper_width", "field.one_of", "58, 80").toException();
        }
        return Optional.ofNullable(width);
    }

    private static void checkMayActAt(Caller caller, String branch) {
        if (!caller.mayActAt(branch)) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branch).toException();
        }
    }
}
