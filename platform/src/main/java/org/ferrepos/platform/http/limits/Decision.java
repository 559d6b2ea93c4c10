package org.ferrepos.platform.http.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * The answer to one call that asked to pass.
 *
 * @param remaining calls that still fit into the current window
 * @param retryAfter how long a refused caller has to wait; zero for an allowed one
 */
public record Decision(boolean allowed, long remaining, Duration retryAfter) {

    /** The wait in whole seconds, rounded up and at least 1, as the {@code Retry-After} header wants it. */
    public long retryAfterSeconds() {
        long wholeSeconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
        return Math.max(1, wholeSeconds);
    }

    static Decision of(ConsumptionProbe probe) {
        Duration wait = probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        return new Decision(probe.isConsumed(), probe.getRemainingTokens(), wait);
    }
}
