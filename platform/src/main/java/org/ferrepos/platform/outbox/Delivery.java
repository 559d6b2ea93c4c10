package org.ferrepos.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.SqlErrors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to one subscriber and keeps its place. Used by one thread. Behind a refusal it offers fewer events, until the
 * one that is refused stands alone; that one is tried again after growing pauses and then set aside.
 */
final class Delivery {
    /** A place is moved over events of other kinds once they are so many, not for each of them. */
    private static final long SKIPPED_AT_ONCE = 5_000;

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration OTHER_PROCESS = Duration.ofSeconds(1);

    private final Database database;
    private final Outbox outbox;
    private final EventCodec codec;
    private final Subscriber subscriber;
    private final Set<String> kinds;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;
    private final Clock clock;
    private final UUID owner = UUID.randomUUID();
    private final int batchSize;
    private int limit;

    Delivery(Parts parts, Subscriber subscriber) {
        this.database = parts.database;
        this.outbox = parts.outbox;
        this.codec = parts.outbox.codec();
        this.settings = parts.settings;
        this.metrics = parts.metrics;
        this.clock = parts.clock;
        this.subscriber = subscriber;
        this.kinds = subscriber.kinds().stream().map(EventKind::name).collect(Collectors.toUnmodifiableSet());
        this.batchSize = Math.min(settings.batchSize(), subscriber.batchSize());
        this.limit = batchSize;
    }

    /** What deliveries work with. */
    record Parts(Database database, Outbox outbox, OutboxSettings settings, OutboxMetrics metrics, Clock clock) {}

    String name() {
        return subscriber.name();
    }

    /** By whom places are claimed. */
    UUID owner() {
        return owner;
    }

    Set<String> kinds() {
        return kinds;
    }

    void register() {
        database.inTransaction(handle -> {
            Consumers.create(handle, subscriber);
            return true;
        });
    }

    void release() {
        if (subscriber instanceof OutsideSubscriber) {
            database.inTransaction(handle -> {
                Consumers.release(handle, owner);
                return true;
            });
        }
    }

    /** What came of one delivery: how long to wait before the next, unless something new is signalled. */
    sealed interface Step {
        /** There may be more. */
        record Again() implements Step {}

        /** Nothing to hand over now. */
        record Nothing() implements Step {}

        /** Not before this time is over, whatever is signalled. */
        record Pause(Duration length) implements Step {}
    }

    /** Hands over the next events, if any. */
    Step deliver() {
        return switch (subscriber) {
            case TransactionalSubscriber inside -> deliverInside(inside);
            case OutsideSubscriber outside -> deliverOutside(outside);
        };
    }

    private Step deliverInside(TransactionalSubscriber inside) {
        Taken[] offered = new Taken[1];
        try {
            return database.inTransaction(handle -> {
                Optional<Consumers.Place> place = Consumers.lock(handle, name());
                if (place.isEmpty()) {
                    return new Step.Pause(OTHER_PROCESS);
                }
                Step wait = pauseOf(place.get());
                if (wait != null) {
                    return wait;
                }
                Taken taken = take(handle, place.get());
                offered[0] = taken;
                if (taken.slice.events().isEmpty()) {
                    return skip(handle, taken);
                }
                inside.handle(handle, taken.slice.events());
                Consumers.advance(handle, name(), taken.from, taken.slice.position());
                handle.afterCommit(() -> delivered(taken));
                return new Step.Again();
            });
        } catch (RuntimeException e) {
            return refused(offered[0], e);
        }
    }

    private Step deliverOutside(OutsideSubscriber outside) {
        Taken taken = null;
        try {
            Optional<Consumers.Place> place =
                    database.inTransaction(handle -> Consumers.claim(handle, name(), owner, outside.lease()));
            if (place.isEmpty()) {
                return new Step.Pause(OTHER_PROCESS);
            }
            Step wait = pauseOf(place.get());
            if (wait != null) {
                return wait;
            }
            Taken next = database.read(handle -> take(handle, place.get()));
            taken = next;
            if (next.slice.events().isEmpty()) {
                return database.inTransaction(handle -> skip(handle, next));
            }
            outside.handle(next.slice.events());
            if (database.inTransaction(handle -> Consumers.advance(handle, name(), next.from, next.slice.position()))) {
                delivered(next);
            }
            return new Step.Again();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step.Nothing();
        } catch (Exception e) {
            return refused(taken, e);
        }
    }

    /** What was read to be handed over, and from where. */
    private record Taken(long from, int attempts, boolean hasMissed, Entries.Slice slice) {}

    private Taken take(Handle handle, Consumers.Place place) {
        Entries.State state = Entries.state(handle);
        boolean hasMissed = place.position() < state.pruned();
        if (hasMissed) {
            LOG.errorf(
                    "%s was behind for longer than events are kept and has missed those up to position %d",
                    name(), state.pruned());
            metrics.missed(name());
        }
        long after = Math.max(place.position(), state.pruned());
        return new Taken(
                place.position(), place.attempts(), hasMissed, Entries.read(handle, codec, state, after, kinds, limit));
    }

    private Step skip(Handle handle, Taken taken) {
        if (taken.hasMissed || taken.slice.position() - taken.from >= SKIPPED_AT_ONCE) {
            Consumers.advance(handle, name(), taken.from, taken.slice.position());
        }
        return new Step.Nothing();
    }

    private @Nullable Step pauseOf(Consumers.Place place) {
        Instant retryAt = place.retryAt();
        Instant now = clock.instant();
        return retryAt != null && retryAt.isAfter(now) ? new Step.Pause(Duration.between(now, retryAt)) : null;
    }

    private void delivered(Taken taken) {
        metrics.delivered(name(), taken.slice.events().size());
        limit = Math.min(batchSize, limit * 2);
    }

    private Step refused(@Nullable Taken taken, Exception error) {
        if (taken == null || taken.slice.events().isEmpty() || SqlErrors.isUnavailable(error)) {
            // Not the fault of any event.
            LOG.warnf("outbox consumer %s has to wait: %s", name(), error);
            return new Step.Pause(settings.retries().first());
        }
        metrics.refused(name());
        if (taken.slice.events().size() > 1) {
            limit = Math.max(1, taken.slice.events().size() / 2);
            return new Step.Again();
        }
        Event event = taken.slice.events().getFirst();
        int attempts = taken.attempts + 1;
        boolean isHopeless = error instanceof UndeliverableException;
        if (!isHopeless && attempts < settings.retries().attempts(subscriber)) {
            LOG.warnf(
                    // Of what is away for now no more than a line is worth knowing.
                    error instanceof PostponedException ? null : error,
                    "outbox consumer %s refused %s, attempt %d: %s",
                    name(),
                    event,
                    attempts,
                    error.getMessage());
            Duration pause = settings.retries().pause(attempts, error);
            return database.inTransaction(handle -> {
                Consumers.refused(handle, name(), taken.from, clock.instant().plus(pause), String.valueOf(error));
                return new Step.Pause(pause);
            });
        }
        LOG.errorf(error, "outbox consumer %s refused %s for the last time; it is a dead letter now", name(), event);
        return database.inTransaction(handle -> {
            if (Consumers.advance(handle, name(), taken.from, event.position())) {
                DeadLetters.Refusal refusal = DeadLetters.Refusal.of(error, clock.instant());
                tell(handle, event, DeadLetters.add(handle, name(), event, refusal));
            }
            return new Step.Again();
        });
    }

    private void tell(Handle handle, Event event, long letterId) {
        if (!event.is(DeadLetterAdded.KIND)) {
            DeadLetterAdded added = new DeadLetterAdded(name(), event.kind());
            outbox.append(handle, List.of(DeadLetterAdded.KIND.of(Long.toString(letterId), event.branchId(), added)));
        }
    }
}
