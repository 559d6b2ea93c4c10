package org.ferrepos.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many logins may fail in this process within a minute, whoever tries; guards against guesses from many addresses. */
final class FailureBudget {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final Clock clock;
    private Instant begun = Instant.MIN;
    private int taken;

    FailureBudget(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    synchronized void take() {
        settle();
        taken++;
    }

    /** Seconds until more may fail; 0 while some may. */
    synchronized long waitSeconds() {
        Instant now = settle();
        return taken < perMinute
                ? 0
                : Math.max(1, Duration.between(now, begun.plus(WINDOW)).toSeconds());
    }

    private Instant settle() {
        Instant now = clock.instant();
        if (begun.equals(Instant.MIN) || !now.isBefore(begun.plus(WINDOW))) {
            begun = now;
            taken = 0;
        }
        return now;
    }
}
