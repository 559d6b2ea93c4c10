package org.ferrepos.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

    /**
     * What a promise of time is judged by where other things run beside the test: the shortest of several attempts, or the
     * first that is short enough. A busy machine makes some late; what is late each time is late by itself.
     */
    public static Duration shortest(int attempts, Duration enough, Supplier<Duration> attempt) {
        Duration best = attempt.get();
        for (int more = 1; more < attempts && best.compareTo(enough) > 0; more++) {
            Duration next = attempt.get();
            best = next.compareTo(best) < 0 ? next : best;
        }
        return best;
    }
}
