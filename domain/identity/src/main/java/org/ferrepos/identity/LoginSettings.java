package org.ferrepos.identity;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/** After how many wrong passwords in a row a user is locked, and for how long. */
public record LoginSettings(int maxFailures, Duration lockDuration) {
    public LoginSettings {
        if (maxFailures < 1 || !lockDuration.isPositive()) {
            throw new IllegalArgumentException("the lock-out needs a number of failures and a duration");
        }
    }

    static LoginSettings read(SettingsReader reader) {
        return new LoginSettings(
                reader.integer("security.login.max_failures", 1, 1_000),
                Duration.ofMinutes(reader.integer("security.login.lock_minutes", 1, 1_440)));
    }
}
