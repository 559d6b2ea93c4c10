package org.ferrepos.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.outbox.NewEvent;
import org.ferrepos.platform.outbox.Outbox;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Takes requests for jobs, tells how they stand and cancels them; {@link JobWorkers} does them. */
@Singleton
public final class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final long RETRY_SECONDS = 30;

    private final Database database;
    private final Clock clock;
    private final JobSettings settings;
    private final Outbox outbox;
    private final LocalRuns runs = new LocalRuns();
    private final JobMetrics metrics;
    private volatile Runnable wakeUp = () -> {};

    @Inject
    public Jobs(Database database, Clock clock, JobSettings settings, Outbox outbox, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.outbox = outbox;
        this.metrics = new JobMetrics(registry, runs);
    }

    /** Work on the caller's own thread. */
    @FunctionalInterface
    public interface Work<T> {
        T run(JobRun run);
    }

    /** Asks for a job in a transaction of its own. */
    public Submitted submit(Submission submission) {
        Submitted submitted = database.inTransaction(handle -> submit(handle, submission));
        wakeUp.run();
        return submitted;
    }

    /** Asks for a job that exists if and only if the caller's transaction commits. */
    public Submitted submit(Handle handle, Submission submission) {
        if (submission.key().isEmpty()) {
            return queue(handle, submission);
        }
        JobStore store = new JobStore(handle);
        Submission.Key key = submission.key().get();
        store.lockKey(submission, key);
        Written<Submitted, UUID> written = key.content()
                .write(() -> store.findByKey(submission, key), () -> Optional.of(queue(handle, submission)));
        return switch (written) {
            case Written.First<Submitted, UUID> first -> first.outcome();
            case Written.Repeated<Submitted, UUID> repeated -> new Submitted.Repeated(repeated.recorded());
            case Written.Conflict<Submitted, UUID> _ -> new Submitted.Conflict(key.name());
        };
    }

    private Submitted queue(Handle handle, Submission submission) {
        JobStore store = new JobStore(handle);
        if (store.queued() >= settings.maxQueued()) {
            return new Submitted.QueueFull(settings.maxQueued());
        }
        UUID id = Ids.next();
        store.insert(id, submission, clock.instant());
        return new Submitted.Accepted(id);
    }

    /** The id of a job that was asked for, or the refusal as it is told over HTTP. */
    public static UUID accepted(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Accepted(UUID job) -> job;
            case Submitted.Repeated(UUID job) -> job;
            case Submitted.Conflict(String key) ->
                throw Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, key).toException();
            case Submitted.QueueFull _ ->
                throw Problem.of(CommonProblem.OVERLOADED)
                        .retryAfter(RETRY_SECONDS)
                        .toException();
        };
    }

    /**
     * Does work at once on the caller's thread, as a job that others see and may cancel. It needs no worker, ends with
     * the thread, and is not tried again: whoever waits for the answer is told.
     */
    public <T> T runHere(Submission submission, Work<T> work) {
        JobRun run = database.inTransaction(handle -> {
            UUID id = Ids.next();
            new JobStore(handle).insert(id, submission, clock.instant());
            return new JobLeases(handle).claimHere(id, settings.lease(), clock.instant());
        });
        long begun = System.nanoTime();
        runs.add(run);
        JobLeases.Outcome outcome = failed(Problem.of(CommonProblem.INTERNAL_ERROR));
        try {
            T result = work.run(run);
            outcome = new JobLeases.Outcome(JobState.DONE, null, null);
            return result;
        } catch (JobStopped e) {
            Problem problem = stopped(e);
            outcome = e.reason() == JobStopped.Reason.CANCELLED
                    ? new JobLeases.Outcome(JobState.CANCELLED, null, null)
                    : failed(problem);
            throw problem.toException();
        } catch (RuntimeException e) {
            // Told and logged once, where the exception becomes an answer.
            outcome = failed(ErrorMapping.classify(e));
            throw e;
        } finally {
            runs.remove(run);
            metrics.ended(submission.kind(), outcome.state(), Duration.ofNanos(System.nanoTime() - begun));
            end(run, outcome);
        }
    }

    /** What was done is done, and what went wrong is on its way to be told: a lost note of it changes neither. */
    private void end(JobRun run, JobLeases.Outcome outcome) {
        try {
            database.inTransaction(handle -> new JobLeases(handle).end(run, outcome, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the end of job %s could not be written down; its lease runs out: %s",
                    run.job().id(), e);
        }
    }

    public Optional<Job> find(UUID id) {
        return database.read(handle -> new JobStore(handle).find(id));
    }

    /** Ends a waiting job, or tells the worker of a running one; one that ended stays as it is. */
    public void cancel(UUID id) {
        database.inTransaction(handle -> {
            Optional<String> ended = new JobStore(handle).cancel(id, clock.instant());
            ended.ifPresent(kind -> tellEnded(handle, List.of(JobEnded.of(id, kind, JobState.CANCELLED))));
            return ended;
        });
        wakeUp.run();
    }

    /** Whom to tell of the end of a job by mail. */
    public List<String> recipients(UUID id) {
        return database.read(handle -> new JobStore(handle).recipients(id));
    }

    /** Tells whoever must know that jobs ended, in the transaction that ends them. */
    void tellEnded(Handle handle, List<NewEvent> ended) {
        outbox.append(handle, ended);
    }

    List<Job> find(List<UUID> ids) {
        return database.read(handle -> new JobStore(handle).find(ids));
    }

    List<Job> list(JobStore.Filter filter) {
        return list(database, filter);
    }

    /** The same in a view of the database. */
    List<Job> list(Database view, JobStore.Filter filter) {
        return view.read(handle -> new JobStore(handle).list(filter));
    }

    Instant now() {
        return clock.instant();
    }

    LocalRuns runs() {
        return runs;
    }

    JobMetrics metrics() {
        return metrics;
    }

    JobSettings settings() {
        return settings;
    }

    /** Workers of this process need not wait for their next look. */
    void onNews(Runnable action) {
        wakeUp = action;
    }

    private static JobLeases.Outcome failed(Problem problem) {
        return new JobLeases.Outcome(JobState.FAILED, null, problem);
    }

    private static Problem stopped(JobStopped stopped) {
        JobProblem code =
                stopped.reason() == JobStopped.Reason.CANCELLED ? JobProblem.JOB_CANCELLED : JobProblem.JOB_INTERRUPTED;
        return Problem.of(code);
    }
}
