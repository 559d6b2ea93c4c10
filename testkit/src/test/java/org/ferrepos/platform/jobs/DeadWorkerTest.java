package org.ferrepos.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.platform.db.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that die, by the connection cut under them or with their whole process. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DeadWorkerTest {
    private final JobWorld world = new JobWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aWorkerWhoseLineIsCutStopsAndAnotherResumesOnce() throws Exception {
        ConcurrentLinkedQueue<String> tries = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable JobStopped> stopped = new AtomicReference<>();
        CountDownLatch left = new CountDownLatch(1);
        Database cut = Database.open(world.database.settings());
        JobWorld.Node first = world.process(cut, JobWorld.SHORT_LEASES, kind(run -> {
            tries.add("first");
            try {
                while (true) {
                    run.checkpoint();
                    JobWorld.pause();
                }
            } catch (JobStopped e) {
                stopped.set(e);
                left.countDown();
                throw e;
            }
        }));
        UUID id = world.submit(first, "test.killed");
        world.await(id, JobState.RUNNING);

        cut.close();
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        world.process(kind(run -> tries.add("second")));
        Job done = world.await(id, JobState.DONE);

        assertThat(stopped.get()).isNotNull().extracting(JobStopped::reason).isEqualTo(JobStopped.Reason.LEASE_LOST);
        assertThat(tries).containsExactly("first", "second");
        assertThat(done.attempts()).isEqualTo(2);
    }

    @Test
    void aKilledProcessIsResumedByExactlyOneOfTheOthers() throws Exception {
        UUID id = killWhileRunning("test.killed");

        ConcurrentLinkedQueue<Integer> resumed = new ConcurrentLinkedQueue<>();
        for (int process = 0; process < 3; process++) {
            world.process(kind(run -> resumed.add(run.attempt())));
        }
        Job done = world.await(id, JobState.DONE);

        assertThat(resumed).containsExactly(2);
        assertThat(done.attempts()).isEqualTo(2);
    }

    @Test
    void whatMayNotBeResumedFailsAndSaysWhy() throws Exception {
        UUID id = killWhileRunning("test.fragile");

        world.process();
        Job failed = world.await(id, JobState.FAILED);

        assertThat(failed.findProblem().orElseThrow().code().name()).isEqualTo("JOB_INTERRUPTED");
        assertThat(failed.attempts()).isEqualTo(1);
    }

    @Test
    void aCancelledJobOfADeadWorkerEndsCancelled() throws Exception {
        UUID id = killWhileRunning("test.killed");
        JobWorld.Node other = world.process();

        other.jobs().cancel(id);

        assertThat(world.await(id, JobState.CANCELLED).attempts()).isEqualTo(1);
    }

    @Test
    void whoLostTheLeaseChangesNothingAnyMore() {
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        UUID id = world.submit(process, "test.killed");
        Database database = world.database.database();
        Map<String, JobRules> kinds = Map.of("test.killed", JobRules.RESUMABLE);
        JobRun old = database.inTransaction(handle -> new JobLeases(handle)
                .claim(kinds, 1, Duration.ofMillis(1), world.clock.instant())
                .getFirst());
        JobWorld.await(() ->
                database.inTransaction(handle -> new JobLeases(handle).takeFromTheDead(world.clock.instant()))
                                .size()
                        == 1);
        JobRun now = database.inTransaction(handle -> new JobLeases(handle)
                .claim(kinds, 1, Duration.ofMinutes(1), world.clock.instant())
                .getFirst());

        JobLeases.Outcome done = new JobLeases.Outcome(JobState.DONE, null, null);
        boolean ended = database.inTransaction(handle -> new JobLeases(handle).end(old, done, world.clock.instant()));
        Optional<JobState> back =
                database.inTransaction(handle -> new JobLeases(handle).putBack(old, world.clock.instant(), null));

        assertThat(ended).isFalse();
        assertThat(back).isEmpty();
        List<JobLeases.Held> held =
                database.inTransaction(handle -> new JobLeases(handle).renew(List.of(old), Duration.ofMinutes(1)));
        assertThat(held).isEmpty();
        assertThat(world.job(id).state()).isEqualTo(JobState.RUNNING);
        boolean endedByHolder =
                database.inTransaction(handle -> new JobLeases(handle).end(now, done, world.clock.instant()));
        assertThat(endedByHolder).isTrue();
    }

    private static JobKind kind(JobWorld.Kind.Code code) {
        return new JobWorld.Kind("test.killed", JobRules.RESUMABLE, code);
    }

    /** A process of its own takes the job and is killed without a chance to say so. */
    private UUID killWhileRunning(String kind) throws Exception {
        JobWorld.Node asking = world.idle(world.database.database(), JobWorld.SETTINGS);
        UUID id = world.submit(asking, kind);
        Process process = WorkerProgram.start(world.database.settings(), kind);
        try {
            world.await(id, JobState.RUNNING);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return id;
    }
}
