package org.ferrepos.platform.jobs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.platform.http.Messages;
import org.jspecify.annotations.Nullable;

/** One try of a job: what its code is told, and what it tells. Made for one thread and watched by another. */
public final class JobRun {
    private final Job job;
    private final UUID lease;
    private final AtomicReference<JobStopped.@Nullable Reason> stop = new AtomicReference<>();
    private volatile Progress progress;

    /** By this process's own clock, counted from before the lease was asked for: never later than the database has it. */
    private volatile long heldUntilNanos;

    JobRun(Job job, UUID lease, long heldUntilNanos) {
        this.job = job;
        this.lease = lease;
        this.heldUntilNanos = heldUntilNanos;
        this.progress = new Progress(job.progress(), job.message());
    }

    /** How far a try has come. */
    record Progress(double fraction, @Nullable JobMessage message) {}

    /** The job as it was when this try began. */
    public Job job() {
        return job;
    }

    public JobOwner owner() {
        return job.owner();
    }

    /** The language the owner asked in. */
    public Messages messages() {
        return job.language();
    }

    /** Which try this is; the first is 1. */
    public int attempt() {
        return job.attempts();
    }

    /** Notes how far the work is; written down by another thread, as often as anybody can see. */
    public void progress(double fraction, String messageKey, Object... arguments) {
        double bounded = Math.max(0, Math.min(1, Double.isNaN(fraction) ? 0 : fraction));
        progress = new Progress(bounded, new JobMessage(messageKey, List.of(arguments)));
    }

    /** Leaves by {@link JobStopped} if the job is not to go on; called between pieces that are whole by themselves. */
    public void checkpoint() {
        JobStopped.Reason reason = stop.get();
        if (reason != null) {
            throw new JobStopped(reason);
        }
        if (System.nanoTime() - heldUntilNanos > 0) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
    }

    void hold(long untilNanos) {
        heldUntilNanos = untilNanos;
    }

    /** The first reason stands. */
    void stop(JobStopped.Reason reason) {
        stop.compareAndSet(null, reason);
    }

    Progress progress() {
        return progress;
    }

    UUID lease() {
        return lease;
    }
}
