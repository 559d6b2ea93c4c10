package org.ferrepos.platform.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.testkit.TestDatabase;

/** A database with the jobs of several processes on it, each with workers of its own and all with one clock. */
final class JobWorld implements AutoCloseable {
    static final JobSettings SETTINGS = withLease(Duration.ofSeconds(30));
    /** For workers that are to be found dead; on a busy machine they may be thought so while they live. */
    static final JobSettings SHORT_LEASES = withLease(Duration.ofMillis(600));

    static final JobOwner ANA = owner("ana", "SCL-01");

    final ManualClock clock = new ManualClock();
    final TestDatabase database = TestDatabase.create();
    final Outbox outbox = new Outbox(JsonSettings.newMapper(), clock);
    private final List<JobWorkers> started = new ArrayList<>();

    JobWorld() {
        // What every installation comes with would run beside what a test looks at.
        database.execute("delete from platform.job_schedule");
    }

    /** One process: its own view of the jobs, and its workers. */
    record Node(Jobs jobs, Schedules schedules, JobWorkers workers) {}

    private static JobSettings withLease(Duration lease) {
        return new JobSettings(2, Duration.ofMillis(50), lease, 20, Duration.ofDays(30), Duration.ofHours(24));
    }

    Node process(JobKind... kinds) {
        return process(database.database(), SETTINGS, kinds);
    }

    Node process(Database connections, JobSettings settings, JobKind... kinds) {
        Node process = idle(connections, settings);
        process.workers.start(Arrays.asList(kinds));
        started.add(process.workers);
        return process;
    }

    /** A process whose workers were not started. */
    Node idle(Database connections, JobSettings settings) {
        Jobs jobs = new Jobs(connections, clock, settings, outbox, new SimpleMeterRegistry());
        Schedules schedules = new Schedules(
                connections,
                jobs,
                clock,
                branch -> Optional.of(ZoneId.of("America/Santiago")).filter(zone -> branch.equals("SCL-01")));
        return new Node(jobs, schedules, new JobWorkers(connections, jobs, schedules));
    }

    static Submission submission(String kind) {
        return Submission.of(kind, JsonNodeFactory.instance.objectNode(), ANA, Messages.forLocale(Messages.SPANISH));
    }

    UUID submit(Node process, String kind) {
        return Jobs.accepted(process.jobs.submit(submission(kind)));
    }

    Job job(UUID id) {
        return database.database().read(handle -> new JobStore(handle).find(id)).orElseThrow();
    }

    Job await(UUID id, JobState state) {
        await(() -> job(id).state() == state, () -> "job is " + job(id));
        return job(id);
    }

    static void await(BooleanSupplier condition) {
        await(condition, () -> "what was waited for did not come");
    }

    private static void await(BooleanSupplier condition, java.util.function.Supplier<String> otherwise) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise.get());
            }
            pause();
        }
    }

    static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }

    long count(String sql) {
        return database.database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    static JobOwner owner(String name, String branch) {
        return new JobOwner(
                JobOwner.Kind.USER,
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                Set.of("supervisor"),
                Set.of("platform.manage_jobs"),
                Optional.of(branch));
    }

    @Override
    public void close() {
        started.forEach(JobWorkers::stop);
        database.close();
    }

    /** A kind made of a piece of code. */
    record Kind(String name, JobRules rules, Code code) implements JobKind {
        interface Code {
            void run(JobRun run) throws Exception;
        }

        @Override
        public Optional<JobResult> run(JobRun run) throws Exception {
            code.run(run);
            return Optional.empty();
        }
    }

    /** A clock that stands until it is moved. */
    static final class ManualClock extends Clock {
        private volatile Instant now = Instant.parse("2020-11-02T12:00:00Z");

        void set(Instant time) {
            now = time;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
