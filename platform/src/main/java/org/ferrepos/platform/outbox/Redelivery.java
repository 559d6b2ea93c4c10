package org.ferrepos.platform.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;

/** Tells a subscriber its dead letters again when a person asked for it; one that is refused again stays. */
final class Redelivery {
    private final Database database;
    private final EventCodec codec;
    private final Subscriber subscriber;
    private final Clock clock;
    private final UUID owner;

    Redelivery(Delivery.Parts parts, Subscriber subscriber, UUID owner) {
        this.owner = owner;
        this.database = parts.database();
        this.codec = parts.outbox().codec();
        this.clock = parts.clock();
        this.subscriber = subscriber;
    }

    /** Tells the next letter that somebody asked for; returns whether there was one. */
    boolean deliver() {
        try {
            return switch (subscriber) {
                case TransactionalSubscriber inside -> deliverInside(inside);
                case OutsideSubscriber outside -> deliverOutside(outside);
            };
        } catch (RefusedException e) {
            database.inTransaction(handle -> {
                DeadLetters.refusedAgain(handle, e.letterId, DeadLetters.Refusal.of(e.reason, clock.instant()));
                return true;
            });
            return true;
        }
    }

    private boolean deliverInside(TransactionalSubscriber inside) {
        return database.inTransaction(handle -> {
            Optional<DeadLetters.Again> next = DeadLetters.nextAgain(handle, codec, subscriber.name());
            next.ifPresent(letter -> {
                try {
                    inside.handle(handle, List.of(letter.event()));
                } catch (RuntimeException e) {
                    throw new RefusedException(letter.id(), e);
                }
                boolean _ = DeadLetters.delete(handle, letter.id());
            });
            return next.isPresent();
        });
    }

    private boolean deliverOutside(OutsideSubscriber outside) {
        // Whoever holds the place tells these too, and nobody else the same meanwhile.
        Optional<DeadLetters.Again> next =
                database.inTransaction(handle -> Consumers.claim(handle, subscriber.name(), owner, outside.lease())
                                .isPresent()
                        ? DeadLetters.nextAgain(handle, codec, subscriber.name())
                        : Optional.empty());
        next.ifPresent(letter -> {
            try {
                outside.handle(List.of(letter.event()));
            } catch (Exception e) {
                throw new RefusedException(letter.id(), e);
            }
            database.inTransaction(handle -> DeadLetters.delete(handle, letter.id()));
        });
        return next.isPresent();
    }

    /** Ends the transaction of a letter that was refused again. */
    private static final class RefusedException extends RuntimeException {
        private final long letterId;
        private final transient Exception reason;

        private RefusedException(long letterId, Exception cause) {
            super(cause);
            this.letterId = letterId;
            this.reason = cause;
        }
    }
}
