package org.ferrepos.identity.role;

import java.util.List;
import org.ferrepos.platform.security.Permissions;

/**
 * A role and what it allows.
 *
 * @param title what people read; a key of the messages for a delivered role
 * @param permissions sorted names
 */
public record RoleDefinition(String name, String title, List<String> permissions, boolean builtIn) {
    public RoleDefinition {
        permissions = permissions.stream().sorted().toList();
    }

    static RoleDefinition delivered(String name) {
        return new RoleDefinition(name, "role." + name, List.copyOf(Permissions.ofDelivered(name)), true);
    }
}
