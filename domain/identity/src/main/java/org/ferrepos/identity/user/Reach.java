package org.ferrepos.identity.user;

import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;

/** Whom a caller may manage: an administrator everybody, a supervisor those of the same branch but no administrator. */
final class Reach {
    private final Caller caller;

    Reach(Caller caller) {
        this.caller = caller;
    }

    /** Refuses when the caller may not see or change such a user. */
    void checkManages(List<String> roles, Optional<String> branch) {
        if (caller.hasRole(Role.ADMIN)) {
            return;
        }
        boolean ownBranch = caller.branch().isEmpty() || caller.branch().equals(branch);
        if (!ownBranch || roles.contains(Role.ADMIN)) {
            throw Problem.of(IdentityProblem.USER_OUT_OF_REACH).toException();
        }
    }

    /** Refuses when the caller may not give these roles. */
    void checkGrants(List<String> roles) {
        if (roles.contains(Role.ADMIN) && !caller.hasRole(Role.ADMIN)) {
            throw Problem.of(IdentityProblem.ROLE_NOT_GRANTABLE, Role.ADMIN).toException();
        }
    }

    /** The branch that lists are limited to; empty for callers of the whole chain. */
    Optional<String> branch() {
        return caller.hasRole(Role.ADMIN) ? Optional.empty() : caller.branch();
    }
}
