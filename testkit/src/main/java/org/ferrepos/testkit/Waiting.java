package org.ferrepos.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Bounded waits for what another thread or process does. */
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Waits until this holds and returns how long that took; fails when it does not hold in time. */
    public static Duration until(Duration longest, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > longest.toNanos()) {
                throw new AssertionError("did not happen within " + longest);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
