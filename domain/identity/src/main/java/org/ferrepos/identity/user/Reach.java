package org.ferrepos.identity.user;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permission;
import org.ferrepos.platform.security.Permissions;

/** Whom a caller may manage: nobody who may do something that the caller may not, or at a branch that is not his. */
final class Reach {
    private final Caller caller;

    Reach(Caller caller) {
        this.caller = caller;
    }

    /** Refuses when the caller may not see or change such a user. */
    void checkManages(List<String> roles, Optional<String> branch) {
        boolean atBranch = isChainWide() || caller.boundTo().equals(branch);
        if (!atBranch || !holds(Permissions.ofDelivered(roles))) {
            throw Problem.of(IdentityProblem.USER_OUT_OF_REACH).toException();
        }
    }

    /** Refuses when the caller may not give these roles. */
    void checkGrants(List<String> roles) {
        for (String role : roles) {
            if (!holds(Permissions.ofDelivered(role))) {
                throw Problem.of(IdentityProblem.ROLE_NOT_GRANTABLE, role).toException();
            }
        }
    }

    /** The branch that lists are limited to; empty for callers of the whole chain. */
    Optional<String> branch() {
        return caller.boundTo();
    }

    private boolean holds(Collection<String> permissions) {
        return permissions.stream()
                .allMatch(
                        permission -> caller.may(permission) || (isChainWide() && Permission.widensReach(permission)));
    }

    private boolean isChainWide() {
        return caller.boundTo().isEmpty();
    }
}
