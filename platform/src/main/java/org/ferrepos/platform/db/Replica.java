package org.ferrepos.platform.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ferrepos.platform.db.ReadDatabase.Moment;
import org.ferrepos.platform.db.ReadDatabase.MomentCallback;
import org.ferrepos.platform.db.ReadDatabase.Reading;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A server that follows the primary one. How new it is is read from a mark that is set on the primary server again and
 * again: a replica that shows a mark has everything that was committed before it. PostgreSQL's own figures do not tell:
 * one that lost its connection has applied all it received, however long ago that was.
 *
 * <p>One that fails or is too old is left alone until {@link #look} finds it well, so that nobody waits for it twice.
 */
final class Replica implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Replica.class);
    /** One that failed is looked at again after this part of the age that is allowed. */
    private static final int PAUSES = 4;

    private final Database database;
    private final Duration maxAge;
    private final Clock clock;
    private final AtomicLong fallbacks = new AtomicLong();
    private volatile @Nullable Instant completeUntil;
    private volatile boolean used;
    private volatile Instant lookAgainAt = Instant.MIN;

    Replica(Database database, Duration maxAge, Clock clock) {
        this.database = database;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Sets the mark on the primary server. */
    static void mark(Database primary, Instant now) {
        int _ = primary.inTransaction(handle -> handle.createUpdate("update platform.replica_mark set marked_at = :now")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** The answer of the replica; none where it cannot give one that is new enough. */
    <T, X extends Exception> Optional<Reading<T>> tryRead(MomentCallback<T, X> work) throws X {
        if (!used) {
            fallbacks.incrementAndGet();
            return Optional.empty();
        }
        try {
            return Optional.of(database.read(handle -> handle.inTransaction(inside -> {
                Instant until = markOf(inside);
                return new Reading<>(work.read(inside, new Moment(until, true)), until, true);
            })));
        } catch (RuntimeException e) {
            if (SqlErrors.isUnavailable(e)) {
                leave(e.getMessage());
            } else if (!isOfItsOwn(e)) {
                throw e;
            }
            fallbacks.incrementAndGet();
            return Optional.empty();
        }
    }

    /** Finds out how new it is; not too often while it is away. */
    void look() {
        if (!used && clock.instant().isBefore(lookAgainAt)) {
            return;
        }
        try {
            Instant until = database.read(Replica::markOf);
            completeUntil = until;
            if (until.isBefore(clock.instant().minus(maxAge))) {
                leave("it knows nothing newer than " + until);
            } else if (!used) {
                used = true;
                LOG.info("reads go to the replica");
            }
        } catch (RuntimeException e) {
            leave(e.getMessage());
        }
    }

    ReplicaState state() {
        return new ReplicaState(
                used,
                Optional.ofNullable(completeUntil).map(until -> Duration.between(until, clock.instant())),
                fallbacks.get());
    }

    long activeConnections() {
        return database.activeConnections();
    }

    @Override
    public void close() {
        database.close();
    }

    private void leave(@Nullable String reason) {
        lookAgainAt = clock.instant().plus(maxAge.dividedBy(PAUSES));
        if (used) {
            used = false;
            LOG.warnf("reads go to the primary server, the replica is left alone: %s", reason);
        } else {
            LOG.debugf("the replica is still away: %s", reason);
        }
    }

    /** What it applied took rows from under the read, or the read is of a newer build: the primary server can answer. */
    private static boolean isOfItsOwn(RuntimeException error) {
        return SqlErrors.isRetryable(error) || SqlErrors.isOlderSchema(error);
    }

    private static Instant markOf(Handle handle) {
        return handle.createQuery("select marked_at from platform.replica_mark")
                .map((rows, context) -> rows.getObject(1, OffsetDateTime.class))
                .one()
                .toInstant();
    }
}
