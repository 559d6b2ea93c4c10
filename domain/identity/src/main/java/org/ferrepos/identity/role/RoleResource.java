package org.ferrepos.identity.role;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.ReadableName;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ExportRequest;
import org.ferrepos.platform.tables.ListExport;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.ferrepos.platform.tables.TableExports;
import org.jspecify.annotations.Nullable;

/** Lists roles and permissions; makes, changes and deletes the roles that were not delivered. */
@Path("/api/pos/roles")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission(IdentityPermissions.MANAGE_ROLES)
@Tag(name = "Roles")
public class RoleResource {
    private static final List<Heading> COLUMNS = List.of(
            Heading.of("role.name", Kind.CODE),
            Heading.of("role.title", Kind.TEXT),
            Heading.of("role.built_in", Kind.FLAG),
            Heading.of("role.permissions", Kind.TEXT));

    private final Roles roles;
    private final TableExports exports;

    @Inject
    RoleResource(Roles roles, TableExports exports) {
        this.exports = exports;
        this.roles = roles;
    }

    /** A role to be made; its name stays for ever. */
    @Schema(name = "NewRoleRequest")
    public record CreateRequest(
            @NotNull @Pattern(regexp = "(?!exportar$)[a-z][a-z0-9_]{1,29}", message = "role.name")
            String name,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") @ReadableName
            String title,

            @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 60) String> permissions) {}

    /** The whole new state of a role. */
    @Schema(name = "RoleUpdateRequest")
    public record UpdateRequest(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "field.controls") @ReadableName
            String title,

            @NotNull @Size(min = 1, max = 200) List<@NotBlank @Size(max = 60) String> permissions) {}

    /** A role as clients see it. */
    @Schema(name = "Role")
    public record View(String name, String title, boolean builtIn, List<String> permissions) {
        static View of(RoleDefinition role, Messages messages) {
            String title = role.builtIn() ? messages.format(role.title(), List.of()) : role.title();
            return new View(role.name(), title, role.builtIn(), role.permissions());
        }
    }

    @GET
    @NeedsPermission({IdentityPermissions.MANAGE_ROLES, IdentityPermissions.MANAGE_USERS})
    @Operation(summary = "List all roles, those delivered first")
    public Page<View> list(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Messages messages = Messages.forHeader(Optional.ofNullable(language));
        return new Page<>(
                roles.list().stream().map(role -> View.of(role, messages)).toList(), null);
    }

    @GET
    @Path("exportar")
    @Produces(MediaType.WILDCARD)
    @NeedsPermission({IdentityPermissions.MANAGE_ROLES, IdentityPermissions.MANAGE_USERS})
    @Operation(summary = "Roles with their permissions as a file")
    public Response export(
            @BeanParam ExportRequest request,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return exports.answer(
                request,
                ListExport.walking(
                        "roles",
                        COLUMNS,
                        after -> list(language),
                        role -> List.of(
                                Cell.code(role.name()),
                                Cell.text(role.title()),
                                Cell.flag(role.builtIn()),
                                Cell.text(String.join(", ", role.permissions())))));
    }

    @GET
    @Path("{name}")
    @NeedsPermission({IdentityPermissions.MANAGE_ROLES, IdentityPermissions.MANAGE_USERS})
    @Operation(summary = "One role")
    public View get(
            @PathParam("name") String name,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return View.of(roles.find(name).orThrow(), Messages.forHeader(Optional.ofNullable(language)));
    }

    @POST
    @Operation(summary = "Make a role of permissions that the caller holds")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "The name is taken, or ROLE_LIMIT")
    public Response create(@Valid @NotNull CreateRequest request, @Context SecurityContext security) {
        RoleDefinition made = roles.create(
                        Caller.of(security), request.name(), request.title().strip(), request.permissions())
                .orThrow();
        return Response.status(Response.Status.CREATED)
                .entity(View.of(made, Messages.forLocale(Messages.SPANISH)))
                .build();
    }

    @PUT
    @Path("{name}")
    @Operation(summary = "Change a role that was not delivered; it counts with the next request of who has it")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "ROLE_BUILT_IN")
    public View update(
            @PathParam("name") String name, @Valid @NotNull UpdateRequest request, @Context SecurityContext security) {
        RoleDefinition changed = roles.update(
                        Caller.of(security), name, request.title().strip(), request.permissions())
                .orThrow();
        return View.of(changed, Messages.forLocale(Messages.SPANISH));
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Delete a role that nobody has")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", description = "ROLE_BUILT_IN or ROLE_IN_USE")
    public void delete(@PathParam("name") String name, @Context SecurityContext security) {
        roles.delete(Caller.of(security), name).orThrow();
    }
}
