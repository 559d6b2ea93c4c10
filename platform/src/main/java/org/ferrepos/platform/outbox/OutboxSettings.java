package org.ferrepos.platform.outbox;

import java.time.Duration;

/**
 * Bounds of the outbox.
 *
 * @param pollInterval how soon events of another process are seen
 * @param roundInterval the least time between two rounds of numbering
 * @param batchSize events that a subscriber is given at once
 * @param maxAttempts how often an event is offered before it is set aside
 * @param firstRetry the pause behind the first refusal; it doubles up to {@code lastRetry}
 * @param retention how long events are kept that every consumer has had
 * @param maxRetention how long events are kept at all
 */
public record OutboxSettings(
        Duration pollInterval,
        Duration roundInterval,
        int batchSize,
        int maxAttempts,
        Duration firstRetry,
        Duration lastRetry,
        Duration retention,
        Duration maxRetention) {

    public static OutboxSettings defaults() {
        return new OutboxSettings(
                Duration.ofMillis(500),
                Duration.ofMillis(20),
                1_000,
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofDays(14));
    }

    /** The pause behind so many refusals of one event. */
    Duration pause(int attempts) {
        long times = 1L << Math.min(30, Math.max(0, attempts - 1));
        Duration pause = firstRetry.multipliedBy(times);
        return pause.compareTo(lastRetry) < 0 ? pause : lastRetry;
    }
}
