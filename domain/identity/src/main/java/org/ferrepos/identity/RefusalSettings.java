package org.ferrepos.identity;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/**
 * How much of what is refused the audit keeps.
 *
 * @param auditedPerMinute rows of one process in a minute in the long run; sixty times as many at once
 * @param kept how long they stay
 */
public record RefusalSettings(int auditedPerMinute, Duration kept) {
    static RefusalSettings read(SettingsReader reader) {
        return new RefusalSettings(
                reader.integer("security.refusals.audited_per_minute", 1, 10_000),
                reader.duration("security.refusals.kept", Duration.ofDays(1), Duration.ofDays(3_650)));
    }
}
