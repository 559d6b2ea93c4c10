package org.ferrepos.identity.role;

import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** How far a caller reaches: to nobody who may do something that the caller may not, or at a branch not his own. */
public final class Reach {
    private final Caller caller;
    private final RoleDirectory roles;

    public Reach(Caller caller, RoleDirectory roles) {
        this.caller = caller;
        this.roles = roles;
    }

    /** Refuses when the caller may not see or change who has these roles and this branch. */
    public void checkManages(List<String> held, Optional<String> branch) {
        if (!caller.reaches(roles.permissionsOf(held), branch)) {
            throw Problem.of(IdentityProblem.USER_OUT_OF_REACH).toException();
        }
    }

    /** Refuses when the caller may not give these roles. */
    public void checkGrants(List<String> wanted) {
        for (String role : wanted) {
            if (!caller.reaches(roles.permissionsOf(List.of(role)), caller.boundTo())) {
                throw notGrantable(role);
            }
        }
    }

    /** Refuses when the caller may not make a role what it is or is to be: it counts at every branch. */
    void checkDefines(RoleDefinition role) {
        if (!caller.reaches(role.permissions(), Optional.empty())) {
            throw notGrantable(role.name());
        }
    }

    private static RuntimeException notGrantable(String role) {
        return Problem.of(IdentityProblem.ROLE_NOT_GRANTABLE, role).toException();
    }
}
