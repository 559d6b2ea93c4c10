package org.ferrepos.identity;

import org.ferrepos.platform.http.ProblemCode;

/** Error codes of logins, users, keys, branches and registers. */
public enum IdentityProblem implements ProblemCode {
    AUTH_INVALID_CREDENTIALS(401),
    AUTH_TOKEN_REUSED(401),
    SUPERVISOR_NOT_AUTHORIZED(403),
    API_KEY_SCOPE(403),
    USER_OUT_OF_REACH(403),
    ROLE_NOT_GRANTABLE(403),
    LAST_ADMIN(409),
    ROLE_BUILT_IN(409),
    ROLE_IN_USE(409),
    ROLE_LIMIT(409),
    REGISTER_UNKNOWN(422),
    REGISTER_OF_OTHER_BRANCH(422),
    BRANCH_UNKNOWN(422),
    AUTH_LOCKED(423);

    private final int status;

    IdentityProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
