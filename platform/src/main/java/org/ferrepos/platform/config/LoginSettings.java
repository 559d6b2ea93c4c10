package org.ferrepos.platform.config;

import java.time.Duration;

/** After how many wrong passwords in a row an account is locked, and for how long. */
public record LoginSettings(int maxFailures, Duration lockDuration) {
    public LoginSettings {
        if (maxFailures < 1 || !lockDuration.isPositive()) {
            throw new IllegalArgumentException("the lock-out needs a number of failures and a duration");
        }
    }

    static LoginSettings read(MergedSettings reader) {
        return new LoginSettings(
                reader.integer("security.login.max_failures", 1, 1_000),
                Duration.ofMinutes(reader.integer("security.login.lock_minutes", 1, 1_440)));
    }
}
