package org.ferrepos.identity.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Credentials;
import org.ferrepos.identity.LoginSettings;
import org.ferrepos.identity.password.Argon2;
import org.ferrepos.identity.user.User;
import org.ferrepos.identity.user.UserStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/**
 * Checks a username with its password and counts what is wrong. After too many wrong ones in a row even the right one
 * is refused for a while; nobody learns from an answer or its time whether a username exists. Hashes on the calling
 * thread: run it on the {@link org.ferrepos.identity.password.PasswordPool}.
 */
@Singleton
public final class PasswordCheck {

    /** What a check found. */
    public sealed interface Result {}

    /** The password is that of the user. */
    public record Valid(User user) implements Result {}

    /** Nobody active has this username with this password. */
    public record Wrong() implements Result {}

    /** Too many wrong passwords; the problem carries when to try again. */
    public record Locked(Problem problem) implements Result {}

    private static final String SECRET = """
            select id, password_hash, active, failures, last_failed_at, locked_until from identity.app_user
            """;

    private final Database database;
    private final LoginSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final UnknownUsernames unknown;

    @Inject
    public PasswordCheck(Database database, LoginSettings settings, Audit audit, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.unknown = new UnknownUsernames(settings);
    }

    public Result verify(Credentials credentials, String address) {
        return verify(credentials, address, (handle, user) -> {});
    }

    /** As {@link #verify(Credentials, String)}, but the caller who asks is locked out by wrong passwords, not the user. */
    public Result verifyFor(Caller asking, Credentials credentials) {
        return verify(new FailureCount.AtCaller(asking), credentials, asking.address(), (handle, user) -> {});
    }

    /** Checks, and when the password is right does some more in the transaction that holds the user's row. */
    Result verify(Credentials credentials, String address, BiConsumer<Handle, User> whenValid) {
        return verify(new FailureCount.AtUser(), credentials, address, whenValid);
    }

    private Result verify(
            FailureCount count, Credentials credentials, String address, BiConsumer<Handle, User> whenValid) {
        String username = credentials.username().strip().toLowerCase(Locale.ROOT);
        Optional<StoredPassword> secret = username.indexOf('\0') >= 0 ? Optional.empty() : find(count, username);
        Instant now = clock.instant();
        if (secret.isEmpty()) {
            Lockout lockout = unknown.fail(count.keyOf(username), now);
            if (lockout.isLocked(now)) {
                return new Locked(lockout.problem(now));
            }
            Argon2.hash(credentials.password());
            return new Wrong();
        }
        Lockout before = secret.get().lockout();
        if (before.isLocked(now)) {
            return new Locked(before.problem(now));
        }
        boolean matches = matches(credentials.password(), secret.get().hash());
        return database.inTransaction(handle -> {
            StoredPassword current = lock(handle, count, secret.get().userId());
            if (current.lockout().isLocked(now)) {
                return new Locked(current.lockout().problem(now));
            }
            if (!matches
                    || !current.active()
                    || !current.hash().equals(secret.get().hash())) {
                countFailure(handle, count, current, username, address);
                return new Wrong();
            }
            if (current.lockout().failures() > 0) {
                count.save(handle, current.userId(), Lockout.NONE);
            }
            User user = new UserStore(handle).byId(current.userId()).orElseThrow();
            whenValid.accept(handle, user);
            return new Valid(user);
        });
    }

    private static boolean matches(String password, String hash) {
        return Argon2.matches(password, hash);
    }

    private void countFailure(
            Handle handle, FailureCount count, StoredPassword secret, String username, String address) {
        Instant now = clock.instant();
        Lockout after = secret.lockout().failed(now, settings);
        count.save(handle, secret.userId(), after);
        if (after.isLocked(now)) {
            AuditEntry entry = switch (count) {
                case FailureCount.AtUser atUser ->
                    new AuditEntry(self(secret.userId(), username, address), "lock", "user", username, null, after);
                case FailureCount.AtCaller(Caller asking) ->
                    new AuditEntry(asking, "lock_approval", "user", username, null, after);
            };
            audit.record(handle, entry);
        }
    }

    private static Caller self(UUID userId, String username, String address) {
        return new Caller(
                userId, username, Caller.Kind.USER, Set.of(), Set.of(), Optional.empty(), userId, true, address);
    }

    private Optional<StoredPassword> find(FailureCount count, String username) {
        return database.read(handle -> handle.createQuery(SECRET + "where username = :username and active")
                .bind("username", username)
                .map((row, context) -> StoredPassword.of(row))
                .findOne()
                .map(secret -> secret.with(count.of(handle, secret))));
    }

    private static StoredPassword lock(Handle handle, FailureCount count, UUID userId) {
        StoredPassword secret = handle.createQuery(SECRET + "where id = :id for update")
                .bind("id", userId)
                .map((row, context) -> StoredPassword.of(row))
                .one();
        return secret.with(count.of(handle, secret));
    }
}
