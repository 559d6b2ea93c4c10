package org.ferrepos.platform.http.limits;

import java.time.Duration;

/**
 * How long to wait before the next probe: doubling from the first wait to the longest. A connection that held for at
 * least the longest wait has earned an immediate retry; one that keeps breaking has not. Not thread-safe.
 */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration afterFailedProbe() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return wait;
    }

    Duration afterLoss(Duration held) {
        if (held.compareTo(longest) < 0) {
            return afterFailedProbe();
        }
        next = first;
        return Duration.ZERO;
    }
}
