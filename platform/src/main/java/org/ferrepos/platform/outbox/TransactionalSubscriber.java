package org.ferrepos.platform.outbox;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A subscriber whose effects are in the database: they commit with its place among the events, hence exactly once.
 */
public non-sealed interface TransactionalSubscriber extends Subscriber {
    /** Works in the transaction of the handle; whatever it throws undoes all of it. */
    void handle(Handle handle, List<Event> events);
}
