package org.ferrepos.identity;

import java.util.List;
import java.util.Set;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.security.PlatformPermissions;
import org.ferrepos.platform.security.Role;

/** What callers may do with people, keys, branches and the audit trail. */
public final class IdentityPermissions {
    public static final String MANAGE_USERS = "identity.manage_users";
    public static final String MANAGE_ROLES = "identity.manage_roles";
    public static final String MANAGE_API_KEYS = "identity.manage_api_keys";
    public static final String MANAGE_BRANCHES = "identity.manage_branches";
    public static final String MANAGE_REGISTERS = "identity.manage_registers";
    public static final String READ_AUDIT = "identity.read_audit";

    /** What makes callers, and work in their name, that outlive whoever made them: for people, and for keys that are told to. */
    public static final Set<String> OF_PEOPLE =
            Set.of(MANAGE_USERS, MANAGE_ROLES, MANAGE_API_KEYS, PlatformPermissions.SCHEDULE_JOBS);

    private IdentityPermissions() {}

    static List<Permission> all() {
        return List.of(
                Permission.of(MANAGE_USERS, Role.SUPERVISOR),
                Permission.of(MANAGE_ROLES),
                Permission.of(MANAGE_API_KEYS),
                Permission.of(MANAGE_BRANCHES),
                Permission.of(MANAGE_REGISTERS, Role.SUPERVISOR),
                Permission.of(READ_AUDIT, Role.SUPERVISOR));
    }
}
