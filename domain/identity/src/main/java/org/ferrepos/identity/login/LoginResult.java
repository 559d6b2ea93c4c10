package org.ferrepos.identity.login;

import org.ferrepos.platform.http.Problem;

/** The outcome of a login or of a refresh. */
sealed interface LoginResult {

    /** The tokens of a living session. */
    record Granted(LoginAnswer answer) implements LoginResult {}

    /** No tokens; the problem says why. */
    record Refused(Problem problem) implements LoginResult {}
}
