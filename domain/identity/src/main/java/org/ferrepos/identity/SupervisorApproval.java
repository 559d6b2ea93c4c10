package org.ferrepos.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.ferrepos.identity.login.PasswordCheck;
import org.ferrepos.identity.password.PasswordPool;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.user.User;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.PlatformPermissions;

/** Lets a second person approve, at the till, what the first one may not do alone. */
@Singleton
public final class SupervisorApproval {
    private final PasswordCheck passwordCheck;
    private final PasswordPool pool;
    private final RoleDirectory roles;

    @Inject
    public SupervisorApproval(PasswordCheck passwordCheck, PasswordPool pool, RoleDirectory roles) {
        this.passwordCheck = passwordCheck;
        this.pool = pool;
        this.roles = roles;
    }

    /**
     * Checks the credentials of somebody who holds a permission and may act at a branch. Wrong passwords lock out the caller who asks, not
     * the supervisor. Blocks while the password is hashed: call it on a worker thread.
     */
    public Approval approve(Caller asking, Credentials credentials, String branchCode, String permission) {
        return switch (pool.run(() -> passwordCheck.verifyFor(asking, credentials))) {
            case Outcome.Done<PasswordCheck.Result>(PasswordCheck.Valid valid) ->
                decide(valid.user(), branchCode, permission);
            case Outcome.Done<PasswordCheck.Result>(PasswordCheck.Wrong _) -> notAuthorized(branchCode);
            case Outcome.Done<PasswordCheck.Result>(PasswordCheck.Locked locked) ->
                new Approval.Refused(locked.problem());
            case Outcome.Refused<PasswordCheck.Result>(Problem overloaded) -> new Approval.Refused(overloaded);
        };
    }

    private Approval decide(User user, String branchCode, String permission) {
        Set<String> permissions = roles.permissionsOf(user.roles());
        boolean mayActThere = user.branch().isEmpty()
                || user.branch().get().equals(branchCode)
                || permissions.contains(PlatformPermissions.EVERY_BRANCH);
        return permissions.contains(permission) && mayActThere
                ? new Approval.Approved(user.id(), user.name())
                : notAuthorized(branchCode);
    }

    private static Approval notAuthorized(String branchCode) {
        return new Approval.Refused(Problem.of(IdentityProblem.SUPERVISOR_NOT_AUTHORIZED, branchCode));
    }
}
