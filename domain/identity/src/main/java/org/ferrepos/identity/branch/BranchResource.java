package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.http.ReadableName;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Lists branches for everybody who is logged in; an administrator adds and changes them. */
@Path("/api/pos/sucursales")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Branches")
public class BranchResource {
    private static final String TEXT = "[^\\p{Cntrl}]*";

    private final Branches branches;
    private final BranchDirectory directory;
    private final TableExports exports;

    @Inject
    BranchResource(Branches branches, BranchDirectory directory, TableExports exports) {
        this.exports = exports;
        this.branches = branches;
        this.directory = directory;
    }

    /** A branch to be added; the country is that of the currency where it is left out. */
    @Schema(name = "NewBranchRequest")
    public record CreateRequest(
            @NotNull @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String code,

            @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "field.controls") @ReadableName
            String name,

            @NotNull @Size(max = 200) @Pattern(regexp = TEXT, message = "field.controls")
            String address,

            @NotNull @Size(max = 100) @Pattern(regexp = TEXT, message = "field.controls")
            String commune,

            @NotBlank @Size(max = 50) String zone,
            @Nullable Country country,
            @NotNull Currency currency) {}

    /**
     * The whole new state of a branch; {@code active} stays as it is when left out, and {@code country} too, unless the
     * currency is another.
     */
    @Schema(name = "BranchUpdateRequest")
    public record UpdateRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "field.controls") @ReadableName
            String name,

            @NotNull @Size(max = 200) @Pattern(regexp = TEXT, message = "field.controls")
            String address,

            @NotNull @Size(max = 100) @Pattern(regexp = TEXT, message = "field.controls")
            String commune,

            @NotBlank @Size(max = 50) String zone,
            @Nullable Country country,
            @NotNull Currency currency,
            @Nullable Boolean active) {}

    /** A branch as clients see it. */
    @Schema(name = "Branch")
    public record View(
            String code,
            String name,
            String address,
            String commune,
            String zone,
            Country country,
            Currency currency,
            boolean active) {
        static View of(Branch branch) {
            return new View(
                    branch.code(),
                    branch.name(),
                    branch.address(),
                    branch.commune(),
                    branch.zone().getId(),
                    branch.country(),
                    branch.currency(),
                    branch.active());
        }
    }

    @GET
    @AnyCaller
    @Operation(summary = "List branches by code")
    public Page<View> list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = Query.limit(limit);
        String last = Query.cursor(after, 1).map(List::getFirst).orElse("");
        directory.refresh();
        List<View> views = directory.branches().stream()
                .map(View::of)
                .filter(branch -> branch.code().compareTo(last) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(views, size, branch -> Query.cursor(branch.code()));
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @AnyCaller
    @Operation(summary = "Branches by code as a file")
    public Response export(@BeanParam ExportRequest request) {
        return exports.answer(
                request,
                ListExport.walking(
                        "sucursales",
                        BranchTables.BRANCHES,
                        after -> list(after, ListPages.LIMIT_TEXT),
                        BranchTables::row));
    }

    @GET
    @Path("{code}")
    @AnyCaller
    @Operation(summary = "One branch")
    public View get(@PathParam("code") String code) {
        return View.of(current(code));
    }

    @POST
    @NeedsPermission(IdentityPermissions.MANAGE_BRANCHES)
    @Operation(summary = "Add a branch")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "The code is taken")
    public Response create(@Valid @NotNull CreateRequest request, @Context SecurityContext security) {
        NewBranch wanted = new NewBranch(
                request.code(),
                request.name().strip(),
                request.address().strip(),
                request.commune().strip(),
                zone(request.zone()),
                request.country() == null ? Country.of(request.currency()) : request.country(),
                request.currency(),
                List.of());
        return Response.status(Response.Status.CREATED)
                .entity(View.of(branches.create(Caller.of(security), wanted).orThrow()))
                .build();
    }

    @PUT
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_BRANCHES)
    @Operation(summary = "Change a branch")
    public View update(
            @PathParam("code") String code, @Valid @NotNull UpdateRequest request, @Context SecurityContext security) {
        Branch known = current(code);
        NewBranch change = new NewBranch(
                code,
                request.name().strip(),
                request.address().strip(),
                request.commune().strip(),
                zone(request.zone()),
                country(request, known),
                request.currency(),
                List.of());
        boolean active = Objects.requireNonNullElse(request.active(), known.active());
        return View.of(branches.update(Caller.of(security), change, active).orThrow());
    }

    @DELETE
    @Path("{code}")
    @NeedsPermission(IdentityPermissions.MANAGE_BRANCHES)
    @Operation(summary = "Deactivate a branch")
    @APIResponse(responseCode = "204", description = "Deactivated")
    public void deactivate(@PathParam("code") String code, @Context SecurityContext security) {
        Branch branch = current(code);
        NewBranch same = new NewBranch(
                code,
                branch.name(),
                branch.address(),
                branch.commune(),
                branch.zone(),
                branch.country(),
                branch.currency(),
                List.of());
        branches.update(Caller.of(security), same, false).orThrow();
    }

    private static Country country(UpdateRequest request, Branch known) {
        if (request.country() != null) {
            return request.country();
        }
        return request.currency() == known.currency() ? known.country() : Country.of(request.currency());
    }

    private Branch current(String code) {
        return branches.newest(code).orThrow();
    }

    private static ZoneId zone(String id) {
        try {
            ZoneId zone = ZoneId.of(id);
            if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                return zone;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw Problem.invalid("zone", "branch.zone").toException();
    }
}
