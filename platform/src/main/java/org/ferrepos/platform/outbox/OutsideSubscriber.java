package org.ferrepos.platform.outbox;

import java.time.Duration;
import java.util.List;

/**
 * A subscriber with effects outside the database: it is told at least once, and after a death perhaps twice. The id of an
 * event lets the other side know it again.
 */
public non-sealed interface OutsideSubscriber extends Subscriber {
    /** Works without a transaction, within the {@linkplain #lease time it is given}. */
    void handle(List<Event> events) throws Exception;

    /** After this time another process may take over, and tell the same again. */
    default Duration lease() {
        return Duration.ofMinutes(2);
    }
}
