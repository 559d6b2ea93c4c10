package org.ferrepos.platform.jobs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs of one process: a thread that looks for work, renews leases and starts what the calendar says, and a
 * few that do it, which exist only while there is some.
 */
@Singleton
public final class JobWorkers {
    private static final Logger LOG = Logger.getLogger(JobWorkers.class);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Database database;
    private final Jobs jobs;
    private final Schedules schedules;
    private final JobSettings settings;
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile Map<String, JobKind> kinds = Map.of();
    private volatile boolean stopping;
    private @Nullable ThreadPoolExecutor executor;
    private @Nullable Thread watch;

    @Inject
    public JobWorkers(Database database, Jobs jobs, Schedules schedules) {
        this.database = database;
        this.jobs = jobs;
        this.schedules = schedules;
        this.settings = jobs.settings();
    }

    /** Begins to do jobs of these kinds; a process without any still starts schedules and renews what it runs itself. */
    public void start(Collection<JobKind> kindsHere) {
        kinds = settings.workers() == 0
                ? Map.of()
                : kindsHere.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
        int threads = Math.max(1, settings.workers());
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_THREAD.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(threads),
                task -> Thread.ofPlatform()
                        .name("job-worker-" + number.incrementAndGet())
                        .daemon(true)
                        .unstarted(task));
        pool.allowCoreThreadTimeOut(true);
        executor = pool;
        jobs.onNews(news::release);
        watch = Thread.ofPlatform().name("job-watch").daemon(true).start(this::watch);
    }

    void onShutdown(@Observes ShutdownEvent event) {
        stop();
    }

    /** Lets the work come to a place where it may stop, for a bounded time; what may be resumed waits for others. */
    public void stop() {
        ThreadPoolExecutor pool = executor;
        Thread watching = watch;
        if (stopping || pool == null || watching == null) {
            return;
        }
        stopping = true;
        jobs.runs().stopAll(JobStopped.Reason.SHUTDOWN);
        pool.shutdown();
        try {
            if (!pool.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("jobs go on at the end of the process; their leases run out");
            }
            watching.interrupt();
            watching.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        while (!stopping) {
            try {
                look();
            } catch (RuntimeException e) {
                if (SqlErrors.isUnavailable(e)) {
                    LOG.warnf("jobs wait for the database: %s", e.getMessage());
                } else {
                    LOG.errorf(e, "looking for jobs failed");
                }
            }
            try {
                if (news.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One look; tests call it instead of waiting. */
    void look() {
        jobs.runs().renew(database, settings.lease());
        Instant now = jobs.now();
        JobLeases.Waiting waiting = database.read(handle -> new JobLeases(handle).waiting(kinds.keySet(), now));
        jobs.metrics().queued(waiting.queued());
        if (waiting.dead()) {
            jobs.metrics().interrupted(takeFromTheDead(now));
        }
        boolean scheduled = waiting.scheduled() && schedules.startDue() > 0;
        int free = settings.workers() - busy.get();
        if ((waiting.due() || waiting.dead() || scheduled) && free > 0 && !kinds.isEmpty() && !stopping) {
            claim(free, now);
        }
    }

    private int takeFromTheDead(Instant now) {
        return database.inTransaction(handle -> {
            List<JobLeases.Taken> taken = new JobLeases(handle).takeFromTheDead(now);
            jobs.tellEnded(
                    handle,
                    taken.stream()
                            .filter(job -> job.state() != JobState.QUEUED)
                            .map(job -> JobEnded.of(job.id(), job.kind(), job.state()))
                            .toList());
            return taken.size();
        });
    }

    private void claim(int free, Instant now) {
        Map<String, JobRules> rules = kinds.values().stream().collect(Collectors.toMap(JobKind::name, JobKind::rules));
        List<JobRun> claimed =
                database.inTransaction(handle -> new JobLeases(handle).claim(rules, free, settings.lease(), now));
        for (JobRun run : claimed) {
            jobs.runs().add(run);
            busy.incrementAndGet();
            try {
                java.util.Objects.requireNonNull(executor).execute(() -> work(run));
            } catch (RejectedExecutionException e) {
                // The process began to end in between.
                jobs.runs().remove(run);
                putBack(run, now, null);
            }
        }
    }

    private void work(JobRun run) {
        JobKind kind = java.util.Objects.requireNonNull(kinds.get(run.job().kind()));
        long begun = System.nanoTime();
        try {
            JobState state = settle(run, kind, attempt(run, kind));
            jobs.metrics().ended(kind.name(), state, Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "the end of job %s could not be written down; its lease runs out",
                    run.job().id());
        } finally {
            jobs.runs().remove(run);
            busy.decrementAndGet();
            news.release();
        }
    }

    /** How a try came out. */
    private sealed interface Attempt {
        record Done(Optional<JobResult> result) implements Attempt {}

        record Stopped(JobStopped.Reason reason) implements Attempt {}

        /** It was refused, and would be again. */
        record Refused(Problem problem) implements Attempt {}

        /** It broke, and may not another time. */
        record Broken(Problem problem) implements Attempt {}
    }

    private static Attempt attempt(JobRun run, JobKind kind) {
        try {
            run.checkpoint();
            return new Attempt.Done(kind.run(run));
        } catch (JobStopped e) {
            return new Attempt.Stopped(e.reason());
        } catch (ProblemException e) {
            boolean passing = e.problem().code().status() == CommonProblem.SERVICE_UNAVAILABLE.status();
            return passing ? new Attempt.Broken(e.problem()) : new Attempt.Refused(e.problem());
        } catch (Exception e) {
            if (SqlErrors.isUnavailable(e)) {
                LOG.warnf("job %s waits for the database", run.job().id());
                return new Attempt.Broken(Problem.of(CommonProblem.SERVICE_UNAVAILABLE));
            }
            LOG.errorf(
                    e, "try %d of job %s (%s) failed", run.attempt(), run.job().id(), kind.name());
            return new Attempt.Broken(Problem.of(CommonProblem.INTERNAL_ERROR));
        }
    }

    private JobState settle(JobRun run, JobKind kind, Attempt attempt) {
        JobRules rules = kind.rules();
        return switch (attempt) {
            case Attempt.Done(Optional<JobResult> result) ->
                end(run, new JobLeases.Outcome(JobState.DONE, result.orElse(null), null));
            case Attempt.Refused(Problem problem) -> end(run, new JobLeases.Outcome(JobState.FAILED, null, problem));
            case Attempt.Broken(Problem problem)
            when run.attempt() >= rules.maxAttempts() ->
                end(run, new JobLeases.Outcome(JobState.FAILED, null, problem));
            case Attempt.Broken(Problem problem) -> {
                jobs.metrics().retried(kind.name());
                yield putBack(run, jobs.now().plus(rules.backoff(run.attempt())), problem);
            }
            case Attempt.Stopped(JobStopped.Reason reason) -> stopped(run, rules, reason);
        };
    }

    private JobState stopped(JobRun run, JobRules rules, JobStopped.Reason reason) {
        return switch (reason) {
            case CANCELLED -> end(run, new JobLeases.Outcome(JobState.CANCELLED, null, null));
            case SHUTDOWN ->
                rules.resumable()
                        ? putBack(run, jobs.now(), null)
                        : end(
                                run,
                                new JobLeases.Outcome(JobState.FAILED, null, Problem.of(JobProblem.JOB_INTERRUPTED)));
            // Whoever took the lease decides.
            case LEASE_LOST -> JobState.RUNNING;
        };
    }

    private JobState end(JobRun run, JobLeases.Outcome outcome) {
        whileHeld(() -> database.inTransaction(handle -> {
            boolean ended = new JobLeases(handle).end(run, outcome, jobs.now());
            if (ended) {
                tellEnded(handle, run, outcome.state());
            }
            return ended;
        }));
        return outcome.state();
    }

    private JobState putBack(JobRun run, Instant runAt, @Nullable Problem problem) {
        whileHeld(() -> database.inTransaction(handle -> {
            Optional<JobState> now = new JobLeases(handle).putBack(run, runAt, problem);
            now.filter(state -> state != JobState.QUEUED).ifPresent(state -> tellEnded(handle, run, state));
            return now;
        }));
        return JobState.QUEUED;
    }

    private void tellEnded(Handle handle, JobRun run, JobState state) {
        jobs.tellEnded(handle, List.of(JobEnded.of(run.job().id(), run.job().kind(), state)));
    }

    /** What a job came to is worth waiting for the database, as long as the lease may stand. */
    private void whileHeld(Runnable write) {
        long deadline = System.nanoTime() + settings.lease().toNanos();
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                if (!SqlErrors.isUnavailable(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                        settings.pollInterval().toNanos());
            }
        }
    }
}
