package org.ferrepos.platform.outbox;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/**
 * Bounds of the outbox.
 *
 * @param pollInterval how soon events of another process are seen
 * @param roundInterval the least time between two rounds of numbering
 * @param batchSize events that a subscriber is given at once
 * @param retries how often and how soon an event that was refused is offered again
 * @param retention how long events are kept that every consumer has had
 * @param maxRetention how long events are kept at all
 */
public record OutboxSettings(
        Duration pollInterval,
        Duration roundInterval,
        int batchSize,
        Retries retries,
        Duration retention,
        Duration maxRetention) {
    private static final String KEY = "ferrepos.outbox.";

    /**
     * What happens behind a refusal.
     *
     * @param maxAttempts how often an event is offered before it is set aside
     * @param maxOutsideAttempts the same where others must be reached, who may be away for longer
     * @param first the pause behind the first refusal; it doubles up to {@code last}
     */
    public record Retries(int maxAttempts, int maxOutsideAttempts, Duration first, Duration last) {

        /** The pause behind so many refusals of one event. */
        Duration pause(int attempts) {
            long times = 1L << Math.min(30, Math.max(0, attempts - 1));
            Duration pause = first.multipliedBy(times);
            return pause.compareTo(last) < 0 ? pause : last;
        }

        /** The same, but no less than what the other side asked for, as far as there may be a pause at all. */
        Duration pause(int attempts, Exception error) {
            Duration asked = error instanceof PostponedException postponed ? postponed.least() : Duration.ZERO;
            Duration bounded = asked.compareTo(last) < 0 ? asked : last;
            Duration own = pause(attempts);
            return own.compareTo(bounded) < 0 ? bounded : own;
        }

        int attempts(Subscriber subscriber) {
            return subscriber instanceof OutsideSubscriber ? maxOutsideAttempts : maxAttempts;
        }
    }

    /** Reads the keys under {@code ferrepos.outbox}. */
    public static OutboxSettings read(SettingsReader reader) {
        Duration first = reader.duration(KEY + "first_retry", Duration.ofMillis(10), Duration.ofMinutes(10));
        Duration retention = reader.duration(KEY + "retention", Duration.ofHours(1), Duration.ofDays(365));
        return new OutboxSettings(
                reader.duration(KEY + "poll_interval", Duration.ofMillis(50), Duration.ofMinutes(1)),
                reader.duration(KEY + "round_interval", Duration.ofMillis(1), Duration.ofSeconds(1)),
                reader.integer(KEY + "batch_size", 1, 10_000),
                new Retries(
                        reader.integer(KEY + "max_attempts", 1, 100),
                        reader.integer(KEY + "max_outside_attempts", 1, 1_000),
                        first,
                        noShorter(reader, "last_retry", "first_retry", first)),
                retention,
                noShorter(reader, "max_retention", "retention", retention));
    }

    private static Duration noShorter(SettingsReader reader, String key, String leastKey, Duration least) {
        Duration value = reader.duration(KEY + key, Duration.ofMillis(10), Duration.ofDays(3_650));
        if (value.compareTo(least) < 0) {
            reader.reject(KEY + key, "debe ser al menos " + KEY + leastKey);
            return least;
        }
        return value;
    }
}
