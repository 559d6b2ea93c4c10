package org.ferrepos.identity;

import java.time.Duration;

/** After how many wrong passwords in a row a user is locked, and for how long. */
public record LoginSettings(int maxFailures, Duration lockDuration) {
    public LoginSettings {
        if (maxFailures < 1 || !lockDuration.isPositive()) {
            throw new IllegalArgumentException("the lock-out needs a number of failures and a duration");
        }
    }
}
