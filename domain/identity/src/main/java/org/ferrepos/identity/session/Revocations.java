package org.ferrepos.identity.session;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrepos.identity.TokenSettings;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The sessions and API keys that ended while tokens or cached copies of them may live. An end is written and announced
 * in its own transaction; every process listens and keeps what it heard in memory. While a process cannot be sure that
 * it hears everything, {@link #isListening()} says so and the database has to be asked.
 */
@Singleton
public final class Revocations implements AutoCloseable {
    static final String CHANNEL = "identity_revoked";
    private static final Duration MIN_MEMORY = Duration.ofHours(1);
    private static final int MAX_DEAD = 500_000;

    private final ConnectionSource connections;
    private final RoleDirectory roles;
    private final Clock clock;
    private final Duration memory;
    private final ConcurrentHashMap<UUID, Instant> dead = new ConcurrentHashMap<>();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable RevocationListener listener;
    private volatile boolean closed;

    @Inject
    public Revocations(Database database, RoleDirectory roles, TokenSettings settings, Clock clock) {
        this(() -> database.openDedicated("revocations"), roles, settings, clock);
    }

    Revocations(ConnectionSource connections, RoleDirectory roles, TokenSettings settings, Clock clock) {
        this.connections = connections;
        this.roles = roles;
        this.clock = clock;
        Duration twice = settings.accessDuration().multipliedBy(2);
        this.memory = twice.compareTo(MIN_MEMORY) > 0 ? twice : MIN_MEMORY;
    }

    /** Whether this process heard that a session or key ended. */
    public boolean isDead(UUID subject) {
        return dead.containsKey(subject);
    }

    /** Whether every end of the last moments would have been heard; starts to listen on first use. Never blocks. */
    public boolean isListening() {
        RevocationListener current = listener;
        if (current == null) {
            start();
            return false;
        }
        return current.isCertain() && dead.mappingCount() < MAX_DEAD;
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

    @Override
    @PreDestroy
    public void close() {
        starting.lock();
        try {
            closed = true;
            RevocationListener current = listener;
            if (current != null) {
                current.close();
            }
        } finally {
            starting.unlock();
        }
    }

    /** Takes over what a listener read or heard. */
    void add(Map<UUID, Instant> ended) {
        dead.putAll(ended);
    }

    void addHeard(UUID subject) {
        dead.putIfAbsent(subject, clock.instant().plus(memory));
    }

    /** Takes over that a role changed, here or in another process. */
    void refreshRoles() {
        roles.refresh();
    }

    /** Forgets ends that no living token can belong to. */
    void forgetOld() {
        Instant now = clock.instant();
        dead.values().removeIf(expiresAt -> expiresAt.isBefore(now));
    }

    private void start() {
        if (!starting.tryLock()) {
            return;
        }
        try {
            if (listener == null && !closed) {
                RevocationListener started = new RevocationListener(this, connections, clock);
                started.start();
                listener = started;
            }
        } finally {
            starting.unlock();
        }
    }
}
