package org.ferrepos.platform.jobs;

import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.PlatformPermissions;
import org.jspecify.annotations.Nullable;

/** Who sees whose jobs: everybody its own, those who may manage jobs also those of their branch, or of the chain. */
final class JobAccess {
    private JobAccess() {}

    static JobStore.Scope scope(Caller caller) {
        return new JobStore.Scope(
                caller.id(),
                caller.may(PlatformPermissions.MANAGE_JOBS),
                caller.boundTo().orElse(null));
    }

    static boolean sees(Caller caller, Job job) {
        return sees(scope(caller), job.owner(), null);
    }

    /** Whether the caller may say what a schedule does: its jobs may do what its maker could. */
    static boolean commands(Caller caller, Schedule schedule) {
        Caller maker = schedule.maker().asCaller();
        return caller.reaches(maker.permissions(), maker.boundTo());
    }

    /** Whether the caller may end a schedule; one's own also when one may less than before. */
    static boolean ends(Caller caller, Schedule schedule) {
        return schedule.maker().id().equals(caller.id()) || commands(caller, schedule);
    }

    static boolean sees(Caller caller, Schedule schedule) {
        return sees(scope(caller), schedule.maker(), schedule.plan().branch());
    }

    private static boolean sees(JobStore.Scope scope, JobOwner owner, @Nullable String branch) {
        if (owner.id().equals(scope.reader())) {
            return true;
        }
        String own = scope.branch();
        return scope.others()
                && (own == null
                        || own.equals(branch)
                        || own.equals(owner.branch().orElse(null)));
    }
}
