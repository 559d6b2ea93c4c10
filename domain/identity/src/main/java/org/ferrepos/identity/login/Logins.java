package org.ferrepos.identity.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.Register;
import org.ferrepos.identity.login.SessionStore.NewSession;
import org.ferrepos.identity.user.User;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Begins sessions with a password. Hashes on the calling thread: run it on the password pool. */
@Singleton
final class Logins {
    private final Database database;
    private final PasswordCheck passwords;
    private final BranchDirectory branches;
    private final SessionTokens tokens;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Logins(
            Database database,
            PasswordCheck passwords,
            BranchDirectory branches,
            SessionTokens tokens,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.branches = branches;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    LoginResult login(Credentials credentials, Optional<String> register, String address) {
        if (register.isPresent()) {
            branches.refresh();
        }
        tokens.knowNewestRoles();
        AtomicReference<@Nullable LoginResult> outcome = new AtomicReference<>();
        PasswordCheck.Result result = passwords.verify(
                credentials, address, (handle, user) -> outcome.set(begin(handle, user, register, address)));
        return switch (result) {
            case PasswordCheck.Valid valid -> Objects.requireNonNull(outcome.get());
            case PasswordCheck.Wrong wrong ->
                new LoginResult.Refused(Problem.of(IdentityProblem.AUTH_INVALID_CREDENTIALS));
            case PasswordCheck.Locked locked -> new LoginResult.Refused(locked.problem());
        };
    }

    /** The register that a session was opened at, if any. */
    Optional<String> registerOf(UUID sessionId) {
        return database.read(handle -> new SessionStore(handle).register(sessionId));
    }

    private LoginResult begin(Handle handle, User user, Optional<String> registerCode, String address) {
        Optional<Register> register = registerCode.flatMap(branches::register);
        if (registerCode.isPresent()) {
            if (register.filter(Register::active).isEmpty()) {
                return refused(IdentityProblem.REGISTER_UNKNOWN, registerCode.get());
            }
            String branch = register.get().branch().code();
            if (user.branch().filter(own -> !own.equals(branch)).isPresent()) {
                return refused(IdentityProblem.REGISTER_OF_OTHER_BRANCH, registerCode.get());
            }
        }
        Instant now = clock.instant();
        UUID sessionId = Ids.next();
        new SessionStore(handle)
                .insert(new NewSession(
                        sessionId, user.id(), register.map(Register::id), address, now, tokens.expiryOf(user, now)));
        Caller caller = SessionTokens.caller(user, sessionId, address);
        audit.record(handle, new AuditEntry(caller, "login", "session", sessionId.toString(), null, null));
        return new LoginResult.Granted(tokens.issue(handle, user, sessionId, now));
    }

    private static LoginResult refused(IdentityProblem code, String register) {
        return new LoginResult.Refused(Problem.of(code, register));
    }
}
