package org.ferrepos.identity.user;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
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
import org.ferrepos.identity.NewUser;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.http.ReadableName;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Lists, adds and changes users; a supervisor reaches those of the own branch. */
@Path("/api/pos/usuarios")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(IdentityPermissions.MANAGE_USERS)
@Tag(name = "Users")
public class UserResource {
    private final Users users;
    private final BranchDirectory branches;
    private final TableExports exports;

    @Inject
    UserResource(Users users, BranchDirectory branches, TableExports exports) {
        this.branches = branches;
        this.exports = exports;
        this.users = users;
    }

    /** A user to be added; the text form hides the password. */
    @Schema(name = "NewUserRequest")
    public record CreateRequest(
            @NotBlank @Size(max = 60) String username,

            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") @ReadableName
            String name,

            @NotBlank @Size(max = 128) String password,
            @NotNull @Size(min = 1, max = 11) List<@NotBlank @Size(max = 30) String> roles,

            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String branch) {

        @Override
        public String toString() {
            return "CreateRequest[username=" + username + "]";
        }
    }

    /** The whole new state of a user; {@code active} stays as it is when left out. */
    @Schema(name = "UserUpdateRequest")
    public record UpdateRequest(
            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") @ReadableName
            String name,

            @NotNull @Size(min = 1, max = 11) List<@NotBlank @Size(max = 30) String> roles,

            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,20}", message = "field.code")
            String branch,

            @Nullable Boolean active) {}

    /** A new password; the text form hides it. */
    public record SetPasswordRequest(
            @NotBlank @Size(max = 128) String password) {
        @Override
        public String toString() {
            return "SetPasswordRequest[]";
        }
    }

    @GET
    @Operation(summary = "List users by username")
    @Parameter(name = "branch", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "active", in = ParameterIn.QUERY)
    @Parameter(name = "after", in = ParameterIn.QUERY)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    public Page<UserView> list(@Context UriInfo uri, @Context SecurityContext security) {
        var query = uri.getQueryParameters();
        Page<User> page =
                users.list(filter(uri, security, query.getFirst("after"), Query.limit(query.getFirst("limit"))));
        return new Page<>(page.items().stream().map(UserView::of).toList(), page.next());
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Users by username as a file: everything the filter shows")
    @Parameter(name = "branch", in = ParameterIn.QUERY)
    @Parameter(name = "role", in = ParameterIn.QUERY)
    @Parameter(name = "active", in = ParameterIn.QUERY)
    public Response export(@Context UriInfo uri, @BeanParam ExportRequest request, @Context SecurityContext security) {
        Optional<String> branch = filter(uri, security, null, ListPages.LIMIT).branch();
        return exports.answer(
                request,
                new ListExport(
                        "usuarios",
                        branch,
                        UserTable.COLUMNS,
                        (view, sink) -> ListPages.each(
                                after -> users.list(view, filter(uri, security, after, ListPages.LIMIT)),
                                user -> UserTable.row(
                                        user,
                                        user.branch().flatMap(branches::zoneOf).orElse(ZoneOffset.UTC)),
                                sink)));
    }

    private static UserFilter filter(UriInfo uri, SecurityContext security, @Nullable String after, int limit) {
        var query = uri.getQueryParameters();
        Optional<String> reach = Caller.of(security).boundTo();
        return new UserFilter(
                reach.isPresent() ? reach : Query.text("branch", query.getFirst("branch")),
                Query.text("role", query.getFirst("role")),
                Query.flag("active", query.getFirst("active")),
                Query.cursor(after, 1).map(List::getFirst),
                limit);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One user")
    public UserView get(@PathParam("id") String id, @Context SecurityContext security) {
        return UserView.of(users.find(Caller.of(security), Query.id("id", id)).orThrow());
    }

    @POST
    @Operation(summary = "Add a user")
    @APIResponse(responseCode = "422", description = "BRANCH_UNKNOWN")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "409", description = "The username is taken")
    public Response create(@Valid @NotNull CreateRequest request, @Context SecurityContext security) {
        User added = users.create(
                        Caller.of(security),
                        new NewUser(
                                request.username(),
                                request.name(),
                                request.password(),
                                request.roles(),
                                Optional.ofNullable(request.branch())))
                .orThrow();
        return Response.status(Response.Status.CREATED)
                .entity(UserView.of(added))
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change name, roles, branch or activity of a user")
    @APIResponse(responseCode = "422", description = "BRANCH_UNKNOWN")
    @APIResponse(responseCode = "200", description = "Changed; other rights end the user's sessions")
    @APIResponse(responseCode = "409", description = "The last active administrator has to stay")
    public UserView update(
            @PathParam("id") String id, @Valid @NotNull UpdateRequest request, @Context SecurityContext security) {
        UserChange change = new UserChange(
                request.name(),
                request.roles(),
                Optional.ofNullable(request.branch()),
                Optional.ofNullable(request.active()));
        return UserView.of(
                users.update(Caller.of(security), Query.id("id", id), change).orThrow());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deactivate a user and end its sessions")
    @APIResponse(responseCode = "204", description = "Deactivated")
    @APIResponse(responseCode = "409", description = "The last active administrator has to stay")
    public void deactivate(@PathParam("id") String id, @Context SecurityContext security) {
        users.deactivate(Caller.of(security), Query.id("id", id)).orThrow();
    }

    @POST
    @Path("{id}/password")
    @Operation(summary = "Set a user's password, lift a lock-out and end the user's sessions")
    @APIResponse(responseCode = "204", description = "Set")
    public void setPassword(
            @PathParam("id") String id, @Valid @NotNull SetPasswordRequest request, @Context SecurityContext security) {
        users.setPassword(Caller.of(security), Query.id("id", id), request.password())
                .orThrow();
    }
}
