package org.ferrepos.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What workers do to the rows of jobs. Every statement but the claim names the lease, so that a worker whose lease was
 * given to another changes nothing any more. Leases are counted by the clock of the database, which all processes share.
 */
final class JobLeases {
    /** Claims follow each other, so that two processes never count the running jobs of a kind at the same time. */
    private static final long CLAIM_LOCK = 0x6a6f_6273L;

    private static final int PARTS = 10_000;

    private final Handle handle;

    JobLeases(Handle handle) {
        this.handle = handle;
    }

    /** What there is to do for a process that runs these kinds. */
    Waiting waiting(Set<String> kinds, Instant now) {
        return handle.createQuery("""
                        select count(*) as queued,
                            coalesce(bool_or(run_at <= :now and kind = any(:kinds)), false) as due,
                            exists (select 1 from platform.job where state = 'running' and lease_until < now()) as dead,
                            exists (select 1 from platform.job_schedule
                                    where enabled and (next_run_at is null or next_run_at <= :now)) as scheduled
                        from platform.job where state = 'queued'""")
                .bindArray("kinds", String.class, kinds)
                .bind("now", now)
                .map((row, context) -> new Waiting(
                        row.getLong("queued"),
                        row.getBoolean("due"),
                        row.getBoolean("dead"),
                        row.getBoolean("scheduled")))
                .one();
    }

    /**
     * What waits.
     *
     * @param queued jobs of any kind
     * @param due whether one may be taken by the process that asks
     * @param dead whether a worker was not heard of for too long
     * @param scheduled whether a schedule's time has come
     */
    record Waiting(long queued, boolean due, boolean dead, boolean scheduled) {}

    /** Takes up to so many waiting jobs of these kinds, most urgent first, within each kind's bound over all processes. */
    List<JobRun> claim(Map<String, JobRules> kinds, int most, Duration lease, Instant now) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .bind("lock", CLAIM_LOCK)
                .mapTo(Integer.class)
                .one();
        List<JobRun> claimed = new ArrayList<>();
        while (claimed.size() < most) {
            Optional<JobRun> next = claimNext(kinds, lease, now);
            if (next.isEmpty()) {
                break;
            }
            claimed.add(next.get());
        }
        return claimed;
    }

    private Optional<JobRun> claimNext(Map<String, JobRules> kinds, Duration lease, Instant now) {
        List<String> names = List.copyOf(kinds.keySet());
        List<JobRules> rules = names.stream().map(kinds::get).toList();
        UUID token = Ids.next();
        long heldUntil = System.nanoTime() + lease.toNanos();
        return handle.createQuery("""
                        with c as materialized (
                            select q.id, k.max_attempts, k.resumable
                            from platform.job q
                            join unnest(:kinds, :concurrent, :attempts, :resumable)
                                as k (kind, concurrent, max_attempts, resumable) on k.kind = q.kind
                            where q.state = 'queued' and q.run_at <= :now
                                and (select count(*) from platform.job r
                                     where r.state = 'running' and r.kind = q.kind) < k.concurrent
                            order by q.priority desc, q.run_at, q.id limit 1
                            for update of q skip locked)
                        update platform.job j set
                            state = 'running', lease = :lease, lease_until = now() + make_interval(secs => :secs),
                            attempts = j.attempts + 1, max_attempts = c.max_attempts, resumable = c.resumable,
                            started_at = coalesce(j.started_at, :now), problem = null, version = j.version + 1
                        from c where j.id = c.id
                        returning\s""" + JobRows.COLUMNS)
                .bind("lease", token)
                .bind("secs", seconds(lease))
                .bind("now", now)
                .bindArray("kinds", String.class, names)
                .bindArray(
                        "concurrent",
                        Integer.class,
                        rules.stream().map(JobRules::maxConcurrent).toList())
                .bindArray(
                        "attempts",
                        Integer.class,
                        rules.stream().map(JobRules::maxAttempts).toList())
                .bindArray(
                        "resumable",
                        Boolean.class,
                        rules.stream().map(JobRules::resumable).toList())
                .map((row, context) -> new JobRun(JobRows.read(row), token, heldUntil))
                .findOne();
    }

    /** Takes a job that was just made for the caller's own thread: it ends with that thread, and nobody resumes it. */
    JobRun claimHere(UUID id, Duration lease, Instant now) {
        UUID token = Ids.next();
        long heldUntil = System.nanoTime() + lease.toNanos();
        return handle.createQuery("""
                        update platform.job j set
                            state = 'running', lease = :lease, lease_until = now() + make_interval(secs => :secs),
                            attempts = 1, started_at = :now
                        where j.id = :id and j.state = 'queued' returning\s""" + JobRows.COLUMNS)
                .bind("lease", token)
                .bind("secs", seconds(lease))
                .bind("now", now)
                .bind("id", id)
                .map((row, context) -> new JobRun(JobRows.read(row), token, heldUntil))
                .one();
    }

    /** Lengthens the leases and writes down how far the work is; answers whose lease stands and who is to stop. */
    List<Held> renew(Collection<JobRun> runs, Duration lease) {
        List<JobRun> list = List.copyOf(runs);
        List<JobRun.Progress> progress = list.stream().map(JobRun::progress).toList();
        return handle.createQuery("""
                        update platform.job j set
                            lease_until = now() + make_interval(secs => :secs),
                            progress = p.progress, message = p.message,
                            version = j.version + case when j.progress <> p.progress
                                or j.message is distinct from p.message then 1 else 0 end
                        from (select lease, cast(parts as numeric) / 10000 as progress, cast(message as jsonb) as message
                              from unnest(:leases, :parts, :messages) as u (lease, parts, message)) p
                        where j.lease = p.lease and j.state = 'running'
                        returning j.lease, j.cancel_requested""")
                .bind("secs", seconds(lease))
                .bindArray(
                        "leases", UUID.class, list.stream().map(JobRun::lease).toList())
                .bindArray(
                        "parts",
                        Integer.class,
                        progress.stream().map(JobLeases::parts).toList())
                .bindArray(
                        "messages",
                        String.class,
                        progress.stream()
                                .map(state -> JobJson.write(state.message()))
                                .toList())
                .map((row, context) -> new Held(row.getObject("lease", UUID.class), row.getBoolean("cancel_requested")))
                .list();
    }

    /** A lease that stands. */
    record Held(UUID lease, boolean cancelRequested) {}

    /** How a try ended. */
    record Outcome(
            JobState state,
            @Nullable JobResult result,
            @Nullable Problem problem) {}

    /** Ends a job; false if its lease is no more. */
    boolean end(JobRun run, Outcome outcome, Instant now) {
        JobRun.Progress progress = run.progress();
        return handle.createUpdate("""
                        update platform.job set
                            state = :state, lease = null, lease_until = null, ended_at = :now,
                            progress = cast(:parts as numeric) / 10000, message = cast(:message as jsonb),
                            result = cast(:result as jsonb), problem = cast(:problem as jsonb), version = version + 1
                        where lease = :lease and state = 'running'""")
                        .bind("state", outcome.state().id())
                        .bind("now", now)
                        .bind("parts", outcome.state() == JobState.DONE ? PARTS : parts(progress))
                        .bind("message", JobJson.write(progress.message()))
                        .bind("result", JobJson.write(outcome.result()))
                        .bind("problem", JobJson.write(outcome.problem()))
                        .bind("lease", run.lease())
                        .execute()
                == 1;
    }

    /**
     * Lets a job wait for another try.
     *
     * @param problem why this one failed; none if it was cut short on purpose, and then it does not count
     * @return how it stands now: it waits, or is cancelled; nothing if its lease is no more
     */
    Optional<JobState> putBack(JobRun run, Instant runAt, @Nullable Problem problem) {
        return handle.createQuery("""
                        update platform.job set
                            state = case when cancel_requested then 'cancelled' else 'queued' end,
                            ended_at = case when cancel_requested then cast(:run_at as timestamptz) end,
                            lease = null, lease_until = null, run_at = :run_at,
                            attempts = attempts - case when cast(:problem as text) is null then 1 else 0 end,
                            problem = cast(:problem as jsonb), version = version + 1
                        where lease = :lease and state = 'running' returning state""")
                .bind("run_at", runAt)
                .bind("problem", JobJson.write(problem))
                .bind("lease", run.lease())
                .mapTo(String.class)
                .findOne()
                .flatMap(JobState::byId);
    }

    /** Takes jobs from workers that were not heard of: what may be resumed waits again, the rest has failed. */
    List<Taken> takeFromTheDead(Instant now) {
        return handle.createQuery("""
                        update platform.job set
                            state = case when cancel_requested then 'cancelled'
                                         when resumable and attempts < max_attempts then 'queued' else 'failed' end,
                            ended_at = case when cancel_requested or not resumable or attempts >= max_attempts
                                            then cast(:now as timestamptz) end,
                            problem = case when cancel_requested then null else cast(:problem as jsonb) end,
                            lease = null, lease_until = null, run_at = :now, version = version + 1
                        where id in (select id from platform.job where state = 'running' and lease_until < now()
                                     for update skip locked)
                          and state = 'running' and lease_until < now()
                        returning id, kind, state""")
                .bind("now", now)
                .bind("problem", JobJson.write(Problem.of(JobProblem.JOB_INTERRUPTED)))
                .map((row, context) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        JobState.byId(row.getString("state")).orElseThrow()))
                .list();
    }

    /** A job that was taken from its worker, and what became of it. */
    record Taken(UUID id, String kind, JobState state) {}

    /** In ten-thousandths, as many as the column can tell apart. */
    private static int parts(JobRun.Progress progress) {
        return (int) (progress.fraction() * PARTS);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
