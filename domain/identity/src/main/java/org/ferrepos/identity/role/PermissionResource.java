package org.ferrepos.identity.role;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.security.NeedsPermission;
import org.ferrepos.platform.security.Permissions;
import org.jspecify.annotations.Nullable;

/** What roles are made of. */
@Path("/api/pos/permisos")
@Produces(MediaType.APPLICATION_JSON)
@NeedsPermission({IdentityPermissions.MANAGE_ROLES, IdentityPermissions.MANAGE_USERS})
@Tag(name = "Roles")
public class PermissionResource {

    /** Something that roles can allow, with a sentence in the language of the request. */
    @Schema(name = "Permission")
    public record PermissionView(String name, String area, String description) {}

    @GET
    @Operation(summary = "List all permissions by name")
    public Page<PermissionView> permissions(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Messages messages = Messages.forHeader(Optional.ofNullable(language));
        return new Page<>(
                Permissions.all().stream()
                        .map(permission -> new PermissionView(
                                permission.name(),
                                permission.area(),
                                messages.format(Permission.messageKey(permission.name()), List.of())))
                        .toList(),
                null);
    }
}
