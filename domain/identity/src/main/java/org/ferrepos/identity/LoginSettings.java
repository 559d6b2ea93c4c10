package org.ferrepos.identity;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/**
 * How many wrong passwords are taken, and for how long somebody is locked out after them.
 *
 * @param maxFailures of one name from one network, in a row
 * @param maxFailuresByName of one name from wherever
 * @param maxFailuresPerMinute of all names in this process; beyond it only people log in from where they did before
 */
public record LoginSettings(int maxFailures, Duration lockDuration, int maxFailuresByName, int maxFailuresPerMinute) {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    public LoginSettings {
        if (maxFailures < 1 || !lockDuration.isPositive()) {
            throw new IllegalArgumentException("the lock-out needs a number of failures and a duration");
        }
        if (maxFailuresByName < maxFailures || maxFailuresPerMinute < 1) {
            throw new IllegalArgumentException("a name takes as many failures as one network at least, a minute one");
        }
    }

    static LoginSettings read(SettingsReader reader) {
        int maxFailures = reader.integer("security.login.max_failures", 1, 1_000);
        return new LoginSettings(
                maxFailures,
                Duration.ofMinutes(reader.integer("security.login.lock_minutes", 1, 1_440)),
                Math.max(maxFailures, reader.integer("security.login.max_failures_by_name", 1, 100_000)),
                reader.integer("security.login.max_failures_per_minute", 1, 1_000_000));
    }

    /** Where limits of requests are switched off as a whole, this one is too. */
    public LoginSettings withoutRateLimit() {
        return new LoginSettings(maxFailures, lockDuration, maxFailuresByName, UNBOUNDED);
    }
}
