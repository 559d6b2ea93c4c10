package org.ferrepos.identity.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.IdentityPermissions;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.SessionSettings;
import org.ferrepos.identity.TokenSettings;
import org.ferrepos.identity.login.SessionStore.Presented;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.session.Sessions;
import org.ferrepos.identity.token.AccessToken;
import org.ferrepos.identity.token.AccessTokens;
import org.ferrepos.identity.token.Secrets;
import org.ferrepos.identity.user.User;
import org.ferrepos.identity.user.UserStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/**
 * The tokens of a session: every refresh token is good for one use, which gives the next one. A used one that comes
 * again was copied by somebody, so the whole session ends. It also ends after its time, however often it was renewed.
 */
@Singleton
final class SessionTokens {
    private final Database database;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RoleDirectory roles;
    private final TokenSettings settings;
    private final SessionSettings lifetimes;
    private final Audit audit;
    private final Clock clock;

    @Inject
    SessionTokens(
            Database database,
            Sessions sessions,
            AccessTokens accessTokens,
            RoleDirectory roles,
            TokenSettings settings,
            SessionSettings lifetimes,
            Audit audit,
            Clock clock) {
        this.lifetimes = lifetimes;
        this.database = database;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.roles = roles;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** When a session ends that nobody renews from now on; never after its time as a whole. */
    Instant expiryOf(User user, Instant begunAt) {
        return earlier(clock.instant().plus(settings.refreshDuration()), endOf(user, begunAt));
    }

    private Instant endOf(User user, Instant begunAt) {
        boolean administers = roles.permissionsOf(user.roles()).contains(IdentityPermissions.MANAGE_ROLES);
        return begunAt.plus(administers ? lifetimes.ofAdministrators() : lifetimes.maxDuration());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Makes an access and a refresh token for a session, in the transaction that holds the user's row. */
    LoginAnswer issue(Handle handle, User user, UUID sessionId, Instant begunAt) {
        Instant now = clock.instant();
        Instant accessExpiry = earlier(now.plus(settings.accessDuration()), endOf(user, begunAt));
        String refreshToken = Secrets.next();
        new SessionStore(handle).insertRefreshToken(Secrets.hash(refreshToken), sessionId, expiryOf(user, begunAt));
        String accessToken = accessTokens.issue(new AccessToken(
                user.id(), user.username(), Set.copyOf(user.roles()), user.branch(), sessionId, accessExpiry));
        return new LoginAnswer(
                accessToken,
                "Bearer",
                Duration.between(now, accessExpiry).toSeconds(),
                refreshToken,
                LoginAnswer.Person.of(user, roles.permissionsOf(user.roles())));
    }

    /** To be called before the transaction of an answer, which tells what roles allow. */
    void knowNewestRoles() {
        roles.refresh();
    }

    /** Exchanges a refresh token for new tokens. */
    LoginResult refresh(String refreshToken, String address) {
        String hash = Secrets.hash(refreshToken);
        knowNewestRoles();
        return database.inTransaction(handle -> {
            SessionStore store = new SessionStore(handle);
            // Users are locked before their sessions everywhere, so that a refresh and a deactivation cannot deadlock.
            Optional<User> user = store.userOf(hash).flatMap(userId -> new UserStore(handle).lock(userId));
            Optional<Presented> presented = store.lock(hash);
            if (user.isEmpty() || presented.isEmpty()) {
                return invalid();
            }
            return presented.get().used()
                    ? reused(handle, user.get(), presented.get().sessionId(), address)
                    : rotate(handle, user.get(), presented.get(), hash);
        });
    }

    /** Ends the caller's own session. */
    void logout(Caller caller) {
        database.inTransaction(handle -> {
            if (sessions.end(handle, caller.sessionId(), "logout")) {
                String key = caller.sessionId().toString();
                audit.record(handle, new AuditEntry(caller, "logout", "session", key, null, null));
            }
            return null;
        });
    }

    /** Whoever is written into the audit trail; the route of a login asks for no permission. */
    static Caller caller(User user, UUID sessionId, String address) {
        return new Caller(
                user.id(),
                user.username(),
                Caller.Kind.USER,
                Set.copyOf(user.roles()),
                Set.of(),
                user.branch(),
                sessionId,
                true,
                address);
    }

    private LoginResult rotate(Handle handle, User user, Presented presented, String hash) {
        Instant now = clock.instant();
        Instant begunAt = presented.begunAt();
        if (presented.sessionEnded()
                || !presented.expiresAt().isAfter(now)
                || !endOf(user, begunAt).isAfter(now)
                || !user.active()) {
            return invalid();
        }
        SessionStore store = new SessionStore(handle);
        store.markUsed(hash, now);
        store.extend(presented.sessionId(), expiryOf(user, begunAt));
        return new LoginResult.Granted(issue(handle, user, presented.sessionId(), begunAt));
    }

    private LoginResult reused(Handle handle, User user, UUID sessionId, String address) {
        if (sessions.end(handle, sessionId, "reuse")) {
            Caller caller = caller(user, sessionId, address);
            audit.record(handle, new AuditEntry(caller, "token_reuse", "session", sessionId.toString(), null, null));
        }
        return new LoginResult.Refused(Problem.of(IdentityProblem.AUTH_TOKEN_REUSED));
    }

    private static LoginResult invalid() {
        return new LoginResult.Refused(Problem.of(CommonProblem.AUTH_TOKEN_INVALID));
    }
}
