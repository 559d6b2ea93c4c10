package org.ferrepos.platform.security;

import java.util.List;
import org.ferrepos.platform.area.Permission;

/** What callers may do with the program itself, whatever areas it has. */
public final class PlatformPermissions {
    public static final String EVERY_BRANCH = "platform.every_branch";
    public static final String MANAGE_JOBS = "platform.manage_jobs";
    public static final String SCHEDULE_JOBS = "platform.schedule_jobs";
    public static final String MANAGE_OUTBOX = "platform.manage_outbox";
    public static final String READ_METRICS = "platform.read_metrics";

    private PlatformPermissions() {}

    public static List<Permission> all() {
        return List.of(
                Permission.of(EVERY_BRANCH),
                Permission.of(MANAGE_JOBS, Role.SUPERVISOR),
                Permission.of(SCHEDULE_JOBS, Role.SUPERVISOR),
                Permission.of(MANAGE_OUTBOX),
                Permission.of(READ_METRICS, Role.SUPERVISOR, Role.ANALYST, Role.ML_SERVICE, Role.TERMINAL));
    }
}
