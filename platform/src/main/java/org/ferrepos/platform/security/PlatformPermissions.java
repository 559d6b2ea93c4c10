package org.ferrepos.platform.security;

import java.util.List;

/** What callers may do with the program itself, whatever areas it has. */
public final class PlatformPermissions implements PermissionSource {
    public static final String EVERY_BRANCH = "platform.every_branch";
    public static final String READ_METRICS = "platform.read_metrics";

    @Override
    public List<Permission> permissions() {
        return List.of(
                Permission.of(EVERY_BRANCH),
                Permission.of(READ_METRICS, Role.SUPERVISOR, Role.ANALYST, Role.ML_SERVICE, Role.TERMINAL));
    }
}
