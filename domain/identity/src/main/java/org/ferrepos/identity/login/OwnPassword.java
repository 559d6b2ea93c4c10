package org.ferrepos.identity.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.password.Argon2;
import org.ferrepos.identity.password.PasswordPool;
import org.ferrepos.identity.password.PasswordRules;
import org.ferrepos.identity.session.Sessions;
import org.ferrepos.identity.user.User;
import org.ferrepos.identity.user.UserRules;
import org.ferrepos.identity.user.UserStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** Lets people change their own password, which ends all of their sessions; wrong tries count as at a login. */
@Singleton
final class OwnPassword {
    private final Database database;
    private final PasswordCheck passwordCheck;
    private final PasswordPool pool;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    @Inject
    OwnPassword(
            Database database,
            PasswordCheck passwordCheck,
            PasswordPool pool,
            Sessions sessions,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.passwordCheck = passwordCheck;
        this.pool = pool;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Blocks while both passwords are hashed; answers whose it is. */
    Outcome<Caller> change(Caller caller, String current, String replacement) {
        String name = database.read(handle -> new UserStore(handle).byId(caller.id()))
                .map(User::name)
                .orElse("");
        UserRules.checkPassword("new", new PasswordRules.Owner(caller.name(), name), replacement);
        Outcome<Outcome<String>> hash = pool.run(() -> {
            Credentials credentials = new Credentials(caller.name(), current);
            return switch (passwordCheck.verify(credentials, caller.address())) {
                case PasswordCheck.Valid valid -> Outcome.done(Argon2.hash(replacement));
                case PasswordCheck.Wrong wrong -> Outcome.refused(Problem.of(IdentityProblem.AUTH_INVALID_CREDENTIALS));
                case PasswordCheck.Locked locked -> Outcome.refused(locked.problem());
            };
        });
        return hash.then(made -> made).map(made -> set(caller, made));
    }

    private Caller set(Caller caller, String hash) {
        return database.inTransaction(handle -> {
            UserStore store = new UserStore(handle);
            if (store.lock(caller.id()).isPresent()) {
                store.setPassword(caller.id(), hash, clock.instant());
                sessions.endAll(handle, caller.id(), "password");
                audit.record(handle, new AuditEntry(caller, "set_password", "user", caller.name(), null, null));
            }
            return caller;
        });
    }
}
