package org.ferrepos.platform.outbox;

import java.util.Set;

/**
 * Somebody who must know of events, by a name that keeps its place across restarts and processes. One process at a time
 * serves a name; another takes over when it ends. Events come in the order of their positions; one that is refused too
 * often is set aside as a dead letter, and what follows goes on. The descriptor of its area names it among the parts, with
 * the targets it belongs to.
 */
public sealed interface Subscriber permits TransactionalSubscriber, OutsideSubscriber {
    String name();

    Set<EventKind<?>> kinds();

    /** Whether there is anything for it to do; otherwise no thread serves it and nothing is remembered for it. */
    default boolean isWanted() {
        return true;
    }

    /** What a new name is told first. */
    default Start start() {
        return Start.KEPT;
    }

    /** Events that it is given at once at most; the configuration may say fewer. */
    default int batchSize() {
        return Integer.MAX_VALUE;
    }

    /** Where a new subscriber begins. */
    enum Start {
        /** With the oldest event that is kept. */
        KEPT,
        /** With what happens from now on. */
        NOW
    }
}
