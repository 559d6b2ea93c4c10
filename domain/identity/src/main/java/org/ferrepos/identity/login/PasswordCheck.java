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
import org.ferrepos.identity.Refusals;
import org.ferrepos.identity.login.LoginFailures.Counted;
import org.ferrepos.identity.password.Argon2;
import org.ferrepos.identity.user.User;
import org.ferrepos.identity.user.UserRules;
import org.ferrepos.identity.user.UserStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/**
 * Checks a username with its password and counts what is wrong, for each name and place it comes from and for each name
 * alone. After too many wrong ones in a row even the right one is refused for a while; nobody learns from an answer or
 * its time whether a username exists. Hashes on the calling thread: run it on the {@link
 * org.ferrepos.identity.password.PasswordPool}.
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

    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final LoginSettings settings;
    private final Audit audit;
    private final Refusals refusals;
    private final Clock clock;
    private final FailureBudget budget;

    @Inject
    public PasswordCheck(Database database, LoginSettings settings, Audit audit, Refusals refusals, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
        this.budget = new FailureBudget(settings.maxFailuresPerMinute(), clock);
    }

    public Result verify(Credentials credentials, String address) {
        return verify(credentials, address, (handle, user) -> {});
    }

    /** As {@link #verify(Credentials, String)}, but the caller who asks is locked out by wrong passwords, not the user. */
    public Result verifyFor(Caller asking, Credentials credentials) {
        return verify(new Source.Asking(asking), credentials, (handle, user) -> {});
    }

    /** Checks, and when the password is right does some more in the transaction that holds the user's row. */
    Result verify(Credentials credentials, String address, BiConsumer<Handle, User> whenValid) {
        return verify(new Source.Network(address), credentials, whenValid);
    }

    /** A password that was sent, beside what is known of its name. */
    private record Attempt(
            Source source, String username, Optional<StoredPassword> stored, Counted counted, boolean knownPlace) {

        /** Until when nothing is taken from there; a name that is locked everywhere is not where its owner logs in. */
        Optional<Lockout> lock(Counted now, Instant at) {
            if (now.here().isLocked(at)) {
                return Optional.of(now.here());
            }
            boolean everywhere = source instanceof Source.Network && !knownPlace;
            return everywhere && now.everywhere().isLocked(at) ? Optional.of(now.everywhere()) : Optional.empty();
        }
    }

    private Result verify(Source source, Credentials credentials, BiConsumer<Handle, User> whenValid) {
        String username = credentials.username().strip().toLowerCase(Locale.ROOT);
        if (!UserRules.isUsername(username)) {
            // Nobody can be called so, and everybody knows: there is nothing to count. It may be a password in the
            // wrong
            // field, which is not for the audit.
            long wait = waitSeconds(source);
            if (wait > 0) {
                return tooMany(wait);
            }
            Argon2.hash(credentials.password());
            return wrong(source, "(" + username.length() + ")");
        }
        Attempt attempt = database.read(handle -> attempt(handle, source, username));
        Optional<Lockout> lock = attempt.lock(attempt.counted(), clock.instant());
        if (lock.isPresent()) {
            return locked(lock.get());
        }
        long wait = attempt.knownPlace() ? 0 : waitSeconds(source);
        if (wait > 0) {
            return tooMany(wait);
        }
        boolean matches = matches(credentials.password(), attempt.stored());
        Result result = database.inTransaction(handle -> decide(handle, attempt, matches, whenValid));
        if (!(result instanceof Wrong)) {
            return result;
        }
        Result wrong = wrong(source, username);
        long until = waitSeconds(source);
        // Otherwise a wrong password would tell, where many were sent, that somebody logs in from here.
        return attempt.knownPlace() && until > 0 ? tooMany(until) : wrong;
    }

    private static Attempt attempt(Handle handle, Source source, String username) {
        Optional<StoredPassword> stored = StoredPassword.find(handle, username);
        // Asked for a name that nobody has too: how long it takes tells nothing.
        boolean knownPlace = source instanceof Source.Network
                && new LoginPlaces(handle)
                        .knows(stored.map(StoredPassword::userId).orElse(NOBODY), source);
        return new Attempt(source, username, stored, new LoginFailures(handle, username, source).read(), knownPlace);
    }

    /** Costs the same whether there is a user or not. */
    private static boolean matches(String password, Optional<StoredPassword> stored) {
        if (stored.isEmpty()) {
            Argon2.hash(password);
            return false;
        }
        return Argon2.matches(password, stored.get().hash());
    }

    /** The user's row is locked before what was counted, as where a new password forgets that. */
    private Result decide(Handle handle, Attempt attempt, boolean matches, BiConsumer<Handle, User> whenValid) {
        Instant now = clock.instant();
        Optional<StoredPassword> current = attempt.stored().map(compared -> compared.lock(handle));
        boolean right = matches
                && current.isPresent()
                && current.get().isStill(attempt.stored().orElseThrow());
        LoginFailures failures = new LoginFailures(handle, attempt.username(), attempt.source());
        Counted counted = right ? failures.lock() : failures.open(now);
        Optional<Lockout> lock = attempt.lock(counted, now);
        if (lock.isPresent()) {
            return locked(lock.get());
        }
        if (!right) {
            count(handle, attempt, failures, counted);
            // At a known place a wrong password is answered as anywhere else.
            boolean isLocked = attempt.knownPlace() && counted.everywhere().isLocked(now);
            return isLocked ? locked(counted.everywhere()) : new Wrong();
        }
        if (counted.here().failures() > 0) {
            failures.forgetHere();
        }
        User user = new UserStore(handle).byId(current.orElseThrow().userId()).orElseThrow();
        if (attempt.source() instanceof Source.Network) {
            new LoginPlaces(handle).note(user.id(), attempt.source(), now);
        }
        whenValid.accept(handle, user);
        return new Valid(user);
    }

    private void count(Handle handle, Attempt attempt, LoginFailures failures, Counted counted) {
        Instant now = clock.instant();
        Lockout here = counted.here().failed(now, settings.maxFailures(), settings.lockDuration());
        // Whoever asks for approvals is known, and must not lock a supervisor out.
        boolean stays = attempt.source() instanceof Source.Asking
                || counted.everywhere().isLocked(now);
        Lockout everywhere = stays
                ? counted.everywhere()
                : counted.everywhere().failed(now, settings.maxFailuresByName(), settings.lockDuration());
        failures.save(new Counted(here, everywhere));
        if (attempt.stored().isPresent()) {
            UUID userId = attempt.stored().get().userId();
            if (here.isLocked(now)) {
                tell(handle, attempt, userId, here);
            }
            if (everywhere.isLocked(now) && !counted.everywhere().isLocked(now)) {
                tell(handle, attempt, userId, everywhere);
            }
        }
    }

    private void tell(Handle handle, Attempt attempt, UUID userId, Lockout lockout) {
        AuditEntry entry = switch (attempt.source()) {
            case Source.Network(String address) ->
                new AuditEntry(
                        self(userId, attempt.username(), address), "lock", "user", attempt.username(), null, lockout);
            case Source.Asking(Caller asking) ->
                new AuditEntry(asking, "lock_approval", "user", attempt.username(), null, lockout);
        };
        audit.record(handle, entry);
    }

    private Result wrong(Source source, String username) {
        switch (source) {
            case Source.Network(String address) -> {
                budget.take();
                refusals.login(self(NOBODY, username, address));
            }
            case Source.Asking(Caller asking) -> refusals.approval(asking, username);
        }
        return new Wrong();
    }

    private long waitSeconds(Source source) {
        return source instanceof Source.Network ? budget.waitSeconds() : 0;
    }

    private Locked locked(Lockout lockout) {
        return new Locked(lockout.problem(clock.instant()));
    }

    private static Locked tooMany(long seconds) {
        return new Locked(Problem.of(CommonProblem.RATE_LIMITED, seconds).retryAfter(seconds));
    }

    private static Caller self(UUID userId, String username, String address) {
        return new Caller(
                userId, username, Caller.Kind.USER, Set.of(), Set.of(), Optional.empty(), userId, true, address);
    }
}
