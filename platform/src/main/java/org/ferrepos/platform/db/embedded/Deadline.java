package org.ferrepos.platform.db.embedded;

import java.time.Duration;

/** The end of a bounded wait, on the monotonic clock. */
record Deadline(long endNanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean isPast() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** Sleeps for the pause or until the deadline, whichever comes first. */
    void pause(Duration pause) {
        long nanos = Math.min(pause.toNanos(), endNanos - System.nanoTime());
        if (nanos <= 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException interruption) {
            throw interrupted(interruption);
        }
    }

    static EmbeddedPostgresException interrupted(InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException(
                "Se interrumpió la espera por la base de datos.",
                "The wait for the database was interrupted.",
                interruption);
    }
}
