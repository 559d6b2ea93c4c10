package org.ferrepos.platform.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/**
 * Long reads apart from the shop's work: figures, reports, exports, forecasts. They have a small pool of their own, so
 * that they never take the connections of the tills; they cannot write, each sees one moment throughout, and the server
 * ends a statement at a limit. Where a replica is configured they go there; while it is away or too far behind, they go
 * to the primary server. Whoever must see what it has just written does not read here.
 */
public final class ReadDatabase implements AutoCloseable {
    private final Database primary;
    private final @Nullable Replica replica;
    private final Clock clock;

    private ReadDatabase(Database primary, @Nullable Replica replica, Clock clock) {
        this.primary = primary;
        this.replica = replica;
        this.clock = clock;
    }

    /**
     * What a read may cost.
     *
     * @param statementTimeout after which the server ends a statement
     * @param maxReplicaAge how far behind a replica may be
     */
    public record Limits(Duration statementTimeout, Duration maxReplicaAge) {}

    /**
     * What was read, and how new it is.
     *
     * @param completeUntil everything committed before is in it
     */
    public record Reading<T>(T value, Instant completeUntil, boolean fromReplica) {}

    /** How new what is read is, for whoever must say so while reading: as in {@link Reading}. */
    public record Moment(Instant completeUntil, boolean fromReplica) {}

    /** Reads through a view of the database, which takes the place of the pool. */
    @FunctionalInterface
    public interface SnapshotCallback<T, X extends Exception> {
        T read(Database view, Moment moment) throws X;
    }

    /** Reads in a transaction and knows how new it is. */
    @FunctionalInterface
    interface MomentCallback<T, X extends Exception> {
        T read(Handle handle, Moment moment) throws X;
    }

    /** Opens the pools; neither server is asked anything yet. */
    public static ReadDatabase open(
            ConnectionSettings primary, Optional<ConnectionSettings> replica, Limits limits, Clock clock) {
        Database first = Database.openForReading(primary, limits.statementTimeout());
        Replica second = replica.map(settings -> new Replica(
                        Database.openForReading(settings, limits.statementTimeout()), limits.maxReplicaAge(), clock))
                .orElse(null);
        return new ReadDatabase(first, second, clock);
    }

    /** Runs reads of an area's own tables. They run a second time when the replica fails in between. */
    public <T> Reading<T> read(HandleCallback<T, RuntimeException> work) {
        return readAt((handle, moment) -> work.withHandle(handle));
    }

    /**
     * Runs reads of an area's own tables through a view of the database, however many they are: all see one moment. They
     * begin anew when the replica fails in between, so what they wrote elsewhere until then must not count. Other threads
     * must not use the view.
     */
    public <T, X extends Exception> Reading<T> snapshot(SnapshotCallback<T, X> work) throws X {
        return readAt((handle, moment) -> work.read(primary.through(handle), moment));
    }

    private <T, X extends Exception> Reading<T> readAt(MomentCallback<T, X> work) throws X {
        Optional<Reading<T>> fromReplica = replica == null ? Optional.empty() : replica.tryRead(work);
        if (fromReplica.isPresent()) {
            return fromReplica.get();
        }
        Moment moment = new Moment(clock.instant(), false);
        T value = primary.read(handle -> handle.inTransaction(inside -> work.read(inside, moment)));
        return new Reading<>(value, moment.completeUntil(), false);
    }

    /** Runs reads that may ask the views which areas publish, and nothing else. */
    public <T> Reading<T> readPublished(HandleCallback<T, RuntimeException> work) {
        return read(handle -> {
            PublishedViews.becomeReader(handle);
            return work.withHandle(handle);
        });
    }

    /** Sets the mark on the primary server, and looks which one the replica has; to be called every second or so. */
    public void watchReplica(Database writable) {
        if (replica != null) {
            Replica.mark(writable, clock.instant());
            replica.look();
        }
    }

    /** How the replica stands; none where none is configured. */
    public Optional<ReplicaState> replicaState() {
        return Optional.ofNullable(replica).map(Replica::state);
    }

    /** Connections of both pools in use. */
    public long activeConnections() {
        return primary.activeConnections() + (replica == null ? 0 : replica.activeConnections());
    }

    @Override
    public void close() {
        primary.close();
        if (replica != null) {
            replica.close();
        }
    }
}
