package org.ferrepos.identity.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrepos.identity.TokenSettings;
import org.jdbi.v3.core.Handle;

/**
 * The sessions and API keys that ended while tokens or cached copies of them may live. An end is written and announced
 * in its own transaction; every process keeps what it heard in memory.
 */
@Singleton
public final class Revocations {
    static final String CHANNEL = "identity_revoked";
    private static final Duration MIN_MEMORY = Duration.ofHours(1);

    private final Clock clock;
    private final Duration memory;
    private final Map<UUID, Instant> dead = new ConcurrentHashMap<>();

    @Inject
    public Revocations(TokenSettings settings, Clock clock) {
        this.clock = clock;
        Duration twice = settings.accessDuration().multipliedBy(2);
        this.memory = twice.compareTo(MIN_MEMORY) > 0 ? twice : MIN_MEMORY;
    }

    /** Whether this process heard that a session or key ended. */
    public boolean isDead(UUID subject) {
        return dead.containsKey(subject);
    }

    /** Records and announces ends in the open transaction; this process applies them when it commits. */
    public void revoke(Handle handle, List<UUID> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        Instant expiresAt = clock.instant().plus(memory);
        handle.createUpdate("""
                        insert into identity.revocation (subject, expires_at)
                        select subject, :expires_at from unnest(:subjects) subject
                        on conflict (subject) do nothing""")
                .bindArray("subjects", UUID.class, subjects)
                .bind("expires_at", expiresAt)
                .execute();
        handle.createQuery("select count(pg_notify(:channel, subject::text)) from unnest(:subjects) subject")
                .bindArray("subjects", UUID.class, subjects)
                .bind("channel", CHANNEL)
                .mapTo(Long.class)
                .one();
        handle.afterCommit(() -> subjects.forEach(subject -> dead.put(subject, expiresAt)));
    }
}
