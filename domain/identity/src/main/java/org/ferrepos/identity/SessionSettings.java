package org.ferrepos.identity;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/**
 * After what time a session ends however busy it is, and somebody has to log in again.
 *
 * @param ofAdministrators of those who may say what roles allow; not longer than the others
 */
public record SessionSettings(Duration maxDuration, Duration ofAdministrators) {
    private static final String KEY = "security.session.max_duration";

    public SessionSettings {
        if (!ofAdministrators.isPositive() || maxDuration.compareTo(ofAdministrators) < 0) {
            throw new IllegalArgumentException(
                    "sessions last some time, those of administrators no longer than others");
        }
    }

    static SessionSettings read(SettingsReader reader) {
        Duration all = reader.duration(KEY, Duration.ofHours(1), Duration.ofDays(365));
        Duration administrators =
                reader.duration(KEY + "_of_administrators", Duration.ofHours(1), Duration.ofDays(365));
        return new SessionSettings(all, administrators.compareTo(all) < 0 ? administrators : all);
    }
}
