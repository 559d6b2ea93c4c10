package org.ferrepos.platform.http.limits;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How many calls may pass within a window.
 *
 * @param capacity calls per window, at least 1
 * @param window from one millisecond to one day
 */
public record Limit(long capacity, Duration window) {

    private static final long CAPACITY_MAX = 1_000_000;
    private static final Duration WINDOW_MIN = Duration.ofMillis(1);
    private static final Duration WINDOW_MAX = Duration.ofDays(1);

    public Limit {
        if (capacity < 1 || capacity > CAPACITY_MAX) {
            throw new IllegalArgumentException(
                    "A rate limit's capacity must lie between 1 and " + CAPACITY_MAX + ", not " + capacity);
        }
        if (window.compareTo(WINDOW_MIN) < 0 || window.compareTo(WINDOW_MAX) > 0) {
            throw new IllegalArgumentException("A rate limit's window must lie between 1 ms and 1 day, not " + window);
        }
    }

    /** The usual shape of a limit in the configuration: so many calls per minute. */
    public static Limit perMinute(long capacity) {
        return new Limit(capacity, Duration.ofMinutes(1));
    }

    /**
     * All tokens return together once the window since the first use has passed. A gradual refill would let an eleventh
     * call through six seconds after ten of a limit of 10 per minute.
     */
    Bandwidth toBandwidth() {
        return Bandwidth.builder()
                .capacity(capacity)
                .refillIntervally(capacity, window)
                .build();
    }
}
