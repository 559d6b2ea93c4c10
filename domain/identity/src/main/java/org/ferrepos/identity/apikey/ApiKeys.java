package org.ferrepos.identity.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.identity.token.Secrets;
import org.ferrepos.platform.db.Database;
import org.jboss.logging.Logger;

/** Recognises the keys of programs, from memory where it can; a revoked or expired key is never recognised. */
@Singleton
public final class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    private final Database database;
    private final Revocations revocations;
    private final Clock clock;
    private final DashboardKey dashboard;
    private final Cache<UUID, StoredKey> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(MAX_AGE)
            .build();
    private final Cache<UUID, UUID> touched = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(TOUCH_INTERVAL)
            .build();

    @Inject
    public ApiKeys(Database database, Revocations revocations, Clock clock, DashboardKey dashboard) {
        this.database = database;
        this.revocations = revocations;
        this.clock = clock;
        this.dashboard = dashboard;
    }

    /** The key that was sent, or nothing when it is not a living key. Does not block the caller. */
    public Uni<Optional<ApiKey>> recognise(String text) {
        Optional<ApiKey> configured = dashboard.recognise(text);
        if (configured.isPresent()) {
            return Uni.createFrom().item(configured);
        }
        Optional<KeyText> sent = KeyText.parse(text);
        if (sent.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = sent.get().id();
        if (revocations.isListening()) {
            if (revocations.isDead(id)) {
                return Uni.createFrom().item(Optional.empty());
            }
            StoredKey known = remembered.getIfPresent(id);
            if (known != null) {
                return Uni.createFrom().item(checked(sent.get(), Optional.of(known)));
            }
        }
        return Uni.createFrom()
                .item(() -> checked(sent.get(), load(id)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Optional<StoredKey> load(UUID id) {
        Optional<StoredKey> stored = database.read(handle -> new ApiKeyStore(handle).byId(id));
        // A key revoked after this reading is remembered all the same, but it is among the dead by then.
        stored.ifPresent(key -> remembered.put(id, key));
        return stored;
    }

    private Optional<ApiKey> checked(KeyText sent, Optional<StoredKey> stored) {
        Instant now = clock.instant();
        Optional<ApiKey> key = stored.filter(known -> Secrets.matches(sent.secret(), known.secretHash()))
                .map(StoredKey::key)
                .filter(known -> known.isLiving(now));
        key.ifPresent(living -> touch(living.id(), now));
        return key;
    }

    private void touch(UUID id, Instant now) {
        if (touched.asMap().putIfAbsent(id, id) != null) {
            return;
        }
        try {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                try {
                    database.inTransaction(handle -> {
                        new ApiKeyStore(handle).touch(id, now);
                        return null;
                    });
                } catch (RuntimeException e) {
                    LOG.debugf("the last use of key %s was not noted: %s", id, e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debugf("the last use of key %s was not noted: too much to do", id);
        }
    }
}
