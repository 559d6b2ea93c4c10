package org.ferrepos.identity.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.apikey.ApiKey;
import org.ferrepos.identity.apikey.ApiKeys;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.session.Sessions;
import org.ferrepos.identity.token.AccessToken;
import org.ferrepos.identity.token.AccessTokens;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.security.Caller;

/**
 * Finds out who a request comes from. A token is decided at once while this process hears of ended sessions; otherwise,
 * and for keys that are not in memory, a worker asks the database.
 */
@Singleton
public final class Authenticator {
    private static final String BEARER = "Bearer ";

    /** What authentication found. */
    public sealed interface Outcome {}

    /** The request comes from this caller; what proved it expires then, or never. */
    public record Authenticated(Caller caller, Optional<Instant> expiresAt) implements Outcome {}

    /** The request may not pass; the problem says why, and the id whose token or key it brought, if it did. */
    public record Rejected(Problem problem, Optional<UUID> sender) implements Outcome {
        private Rejected(ProblemCode code) {
            this(Problem.of(code), Optional.empty());
        }
    }

    /** The database has to be asked first. */
    public record Pending(Uni<Outcome> outcome) implements Outcome {}

    /** What a request brought along. */
    public record Evidence(
            Optional<String> authorization, Optional<String> apiKey, String method, String path, String address) {
        @Override
        public String toString() {
            return "Evidence[" + method + " " + path + "]";
        }
    }

    private static final Outcome REQUIRED = new Rejected(CommonProblem.AUTH_REQUIRED);
    private static final Outcome INVALID = new Rejected(CommonProblem.AUTH_TOKEN_INVALID);

    private final AccessTokens tokens;
    private final ApiKeys keys;
    private final RoleDirectory roles;
    private final Revocations revocations;
    private final Sessions sessions;
    private final Database database;

    @Inject
    public Authenticator(
            AccessTokens tokens,
            ApiKeys keys,
            RoleDirectory roles,
            Revocations revocations,
            Sessions sessions,
            Database database) {
        this.tokens = tokens;
        this.keys = keys;
        this.roles = roles;
        this.revocations = revocations;
        this.sessions = sessions;
        this.database = database;
    }

    /** Decides at once where it can; never blocks. */
    public Outcome authenticate(Evidence evidence) {
        if (evidence.apiKey().isPresent()) {
            Uni<Optional<ApiKey>> key = keys.recognise(evidence.apiKey().get());
            return new Pending(
                    (revocations.isListening() ? key : withNewestRoles(key)).map(found -> ofKey(found, evidence)));
        }
        String header = evidence.authorization().orElse("");
        if (header.isEmpty()) {
            return REQUIRED;
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return INVALID;
        }
        return switch (tokens.verify(header.substring(BEARER.length()).strip())) {
            case AccessTokens.Good good -> ofToken(good.token(), evidence);
            case AccessTokens.Expired expired ->
                new Rejected(Problem.of(CommonProblem.AUTH_TOKEN_EXPIRED), Optional.of(expired.userId()));
            case AccessTokens.Invalid invalid -> INVALID;
        };
    }

    private Outcome ofToken(AccessToken token, Evidence evidence) {
        if (revocations.isDead(token.sessionId())) {
            return INVALID;
        }
        if (revocations.isListening()) {
            return authenticated(token, evidence);
        }
        return new Pending(Uni.createFrom()
                .item(() -> isAlive(token) ? authenticated(token, evidence) : INVALID)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private Outcome authenticated(AccessToken token, Evidence evidence) {
        return new Authenticated(
                new Caller(
                        token.userId(),
                        token.username(),
                        Caller.Kind.USER,
                        token.roles(),
                        roles.permissionsOf(token.roles()),
                        token.branch(),
                        token.sessionId(),
                        true,
                        evidence.address()),
                Optional.of(token.expiresAt()));
    }

    private boolean isAlive(AccessToken token) {
        roles.refresh();
        return database.read(handle -> sessions.isAlive(handle, token.sessionId()));
    }

    /** For a process that may have missed the change of a role. */
    private Uni<Optional<ApiKey>> withNewestRoles(Uni<Optional<ApiKey>> key) {
        return key.emitOn(Infrastructure.getDefaultWorkerPool()).invoke(() -> roles.refresh());
    }

    private Outcome ofKey(Optional<ApiKey> recognised, Evidence evidence) {
        if (recognised.isEmpty()) {
            return INVALID;
        }
        ApiKey key = recognised.get();
        if (!key.allows(evidence.method(), evidence.path())) {
            return new Rejected(Problem.of(IdentityProblem.API_KEY_SCOPE), Optional.of(key.id()));
        }
        return new Authenticated(
                new Caller(
                        key.id(),
                        key.name(),
                        Caller.Kind.API_KEY,
                        Set.copyOf(key.roles()),
                        key.permissionsOf(roles.permissionsOf(key.roles())),
                        key.branch(),
                        key.id(),
                        key.rateLimited(),
                        evidence.address()),
                key.expiresAt());
    }
}
