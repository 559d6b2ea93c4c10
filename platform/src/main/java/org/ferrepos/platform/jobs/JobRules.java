package org.ferrepos.platform.jobs;

import java.time.Duration;

/**
 * How jobs of one kind are run.
 *
 * @param maxConcurrent running at once over all processes
 * @param maxAttempts tries at most; a try that a dying process cut short counts
 * @param firstBackoff the wait after the first failure; it doubles with each further one
 * @param maxBackoff the longest wait
 * @param resumable whether another try may follow one that was cut short; only what does no harm twice may say so
 * @param schedulable whether a calendar may start it
 */
public record JobRules(
        int maxConcurrent,
        int maxAttempts,
        Duration firstBackoff,
        Duration maxBackoff,
        boolean resumable,
        boolean schedulable) {
    private static final int MAX_DOUBLINGS = 30;

    /** One at a time, three tries, resumable, started by people. */
    public static final JobRules RESUMABLE =
            new JobRules(1, 3, Duration.ofSeconds(10), Duration.ofMinutes(10), true, false);

    public JobRules {
        if (maxConcurrent < 1
                || maxAttempts < 1
                || firstBackoff.isNegative()
                || firstBackoff.compareTo(maxBackoff) > 0) {
            throw new IllegalArgumentException("rules of a job that cannot be kept");
        }
    }

    public JobRules withMaxConcurrent(int most) {
        return new JobRules(most, maxAttempts, firstBackoff, maxBackoff, resumable, schedulable);
    }

    public JobRules withAttempts(int most, Duration first, Duration longest) {
        return new JobRules(maxConcurrent, most, first, longest, resumable, schedulable);
    }

    public JobRules notResumable() {
        return new JobRules(maxConcurrent, maxAttempts, firstBackoff, maxBackoff, false, schedulable);
    }

    public JobRules bySchedule() {
        return new JobRules(maxConcurrent, maxAttempts, firstBackoff, maxBackoff, resumable, true);
    }

    /** The wait after so many failures. */
    Duration backoff(int failures) {
        Duration doubled = firstBackoff.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return doubled.compareTo(maxBackoff) < 0 ? doubled : maxBackoff;
    }
}
