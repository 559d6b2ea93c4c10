package org.ferrepos.platform.jobs;

import java.time.Duration;
import org.ferrepos.platform.area.SettingsReader;

/**
 * The bounds of durable jobs in one process.
 *
 * @param workers jobs this process runs at once; with none it only takes requests
 * @param pollInterval how often it looks for work of others
 * @param lease how long a worker that is not heard of keeps its job
 * @param maxQueued jobs that wait at most, over all processes
 * @param retention how long ended jobs and their files are kept
 * @param missedRunWindow how late a time of a schedule is still made up for
 */
public record JobSettings(
        int workers,
        Duration pollInterval,
        Duration lease,
        int maxQueued,
        Duration retention,
        Duration missedRunWindow) {
    private static final int LOOKS_PER_LEASE = 3;

    private static final String KEY = "ferrepos.jobs.";

    public static JobSettings read(SettingsReader reader) {
        Duration poll = reader.duration(KEY + "poll_interval", Duration.ofMillis(100), Duration.ofMinutes(1));
        Duration lease = reader.duration(KEY + "lease", Duration.ofSeconds(5), Duration.ofHours(1));
        Duration least = poll.multipliedBy(LOOKS_PER_LEASE);
        if (lease.compareTo(least) < 0) {
            reader.reject(KEY + "lease", "debe durar al menos tres veces " + KEY + "poll_interval");
        }
        return new JobSettings(
                reader.integer(KEY + "workers", 0, 32),
                poll,
                lease.compareTo(least) < 0 ? least : lease,
                reader.integer(KEY + "max_queued", 1, 100_000),
                reader.duration(KEY + "retention", Duration.ofHours(1), Duration.ofDays(3_650)),
                reader.duration(KEY + "missed_run_window", Duration.ZERO, Duration.ofDays(7)));
    }

    public JobSettings {
        if (lease.compareTo(pollInterval.multipliedBy(LOOKS_PER_LEASE)) < 0) {
            throw new IllegalArgumentException("a lease lasts at least three looks");
        }
    }

    public JobSettings withWorkers(int most) {
        return new JobSettings(most, pollInterval, lease, maxQueued, retention, missedRunWindow);
    }
}
