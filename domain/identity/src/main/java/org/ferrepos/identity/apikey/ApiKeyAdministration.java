package org.ferrepos.identity.apikey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.role.Reach;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.role.RoleStore;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.token.Secrets;
import org.ferrepos.identity.user.UserRules;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Makes and revokes API keys; the secret is told once and kept nowhere. */
@Singleton
public final class ApiKeyAdministration {
    private static final Pattern SCOPE = Pattern.compile("read|write|identity|/[A-Za-z0-9/._-]{1,99}");
    private static final String ENTITY = "api_key";
    private static final int MAX_TOLD = 500;

    private final Database database;
    private final Revocations revocations;
    private final RoleDirectory roles;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public ApiKeyAdministration(
            Database database, Revocations revocations, RoleDirectory roles, Audit audit, Clock clock) {
        this.database = database;
        this.revocations = revocations;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key to be made. */
    public record NewKey(
            String name,
            List<String> roles,
            Optional<String> branch,
            List<String> scopes,
            boolean rateLimited,
            Optional<Instant> expiresAt) {}

    /** A new key with its text, which nobody can tell again; the text form hides it. */
    public record MadeKey(ApiKey key, String text) {
        @Override
        public String toString() {
            return "MadeKey[" + key.id() + "]";
        }
    }

    public Outcome<MadeKey> create(Caller caller, NewKey wanted) {
        UserRules.checkRoles(wanted.roles());
        Reach reach = reachOf(caller);
        reach.checkGrants(wanted.roles());
        reach.checkManages(wanted.roles(), wanted.branch());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (wanted.scopes().stream().anyMatch(scope -> !SCOPE.matcher(scope).matches())) {
            throw Problem.invalid("scopes", "api_key.scope").toException();
        }
        if (wanted.expiresAt().filter(until -> !until.isAfter(now)).isPresent()) {
            throw Problem.invalid("expires_at", "api_key.past").toException();
        }
        KeyText text = new KeyText(Ids.next(), Secrets.next());
        ApiKey key = new ApiKey(
                text.id(),
                wanted.name().strip(),
                wanted.roles(),
                wanted.branch(),
                wanted.scopes(),
                wanted.rateLimited(),
                caller.name(),
                now,
                wanted.expiresAt(),
                Optional.empty(),
                Optional.empty());
        return database.inTransaction(
                handle -> {
                    Optional<Problem> beyond = beyondMaker(handle, caller, wanted);
                    if (beyond.isPresent()) {
                        return Outcome.refused(beyond.get());
                    }
                    UserRules.checkExist(new RoleStore(handle).holdAndFindMissing(wanted.roles()), roles);
                    if (!new ApiKeyStore(handle).insert(key, Secrets.hash(text.secret()))) {
                        return Outcome.refused(Problem.of(
                                IdentityProblem.BRANCH_UNKNOWN, wanted.branch().orElse("")));
                    }
                    audit.record(
                            handle,
                            new AuditEntry(caller, "create", ENTITY, key.id().toString(), null, key));
                    return Outcome.done(new MadeKey(key, text.format()));
                },
                Outcome::isDone);
    }

    /** A key makes only keys that may no more than itself, no longer, and make nothing. */
    private static Optional<Problem> beyondMaker(Handle handle, Caller caller, NewKey wanted) {
        if (!caller.isApiKey()) {
            return Optional.empty();
        }
        ApiKey maker = new ApiKeyStore(handle).byId(caller.id()).orElseThrow().key();
        if (!maker.covers(wanted.scopes())) {
            return Optional.of(Problem.invalid("scopes", "api_key.wider"));
        }
        if (maker.rateLimited() && !wanted.rateLimited()) {
            return Optional.of(Problem.invalid("rate_limited", "api_key.wider"));
        }
        boolean outlives = maker.expiresAt()
                .filter(end -> wanted.expiresAt().filter(end::isBefore).isPresent()
                        || wanted.expiresAt().isEmpty())
                .isPresent();
        return outlives ? Optional.of(Problem.invalid("expires_at", "api_key.outlives")) : Optional.empty();
    }

    Outcome<ApiKey> find(Caller caller, UUID id) {
        Reach reach = reachOf(caller);
        return found(database.read(handle -> new ApiKeyStore(handle).byId(id))).map(key -> {
            reach.checkManages(key.roles(), key.branch());
            return key;
        });
    }

    /** Who is bound to a branch sees the keys of that branch. */
    Page<ApiKey> list(Caller caller, Optional<UUID> after, int limit) {
        List<ApiKey> keys = database.read(handle -> new ApiKeyStore(handle).list(caller.boundTo(), after, limit + 1));
        return Page.of(keys, limit, key -> Query.cursor(key.id()));
    }

    /** What a key made while it lived, and stays when it is revoked. */
    @Schema(name = "MadeByApiKey")
    public record Made(
            @Schema(enumeration = {"user", "api_key", "role"})
            String entity,

            String key,
            Instant at) {}

    /** Revokes a key at once; doing it again changes nothing. Answers what the key made, which lives on. */
    public Outcome<List<Made>> revoke(Caller caller, UUID id) {
        Reach reach = reachOf(caller);
        return database.inTransaction(handle -> {
            ApiKeyStore store = new ApiKeyStore(handle);
            return found(store.byId(id)).map(before -> {
                reach.checkManages(before.roles(), before.branch());
                if (store.revoke(id, clock.instant())) {
                    revocations.revoke(handle, List.of(id));
                    audit.record(handle, new AuditEntry(caller, "revoke", ENTITY, id.toString(), before, null));
                }
                return store.madeBy(before, MAX_TOLD);
            });
        });
    }

    private Reach reachOf(Caller caller) {
        roles.refresh();
        return new Reach(caller, roles);
    }

    private static Outcome<ApiKey> found(Optional<StoredKey> key) {
        return Outcome.found(key.map(StoredKey::key), Problem.of(CommonProblem.NOT_FOUND));
    }
}
