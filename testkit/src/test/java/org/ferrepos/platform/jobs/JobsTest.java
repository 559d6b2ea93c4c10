package org.ferrepos.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobsTest {
    private static final JobRules ONCE = JobRules.RESUMABLE.withAttempts(1, Duration.ZERO, Duration.ZERO);

    private final JobWorld world = new JobWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aJobTellsItsProgressAndEnds() {
        CountDownLatch seen = new CountDownLatch(1);
        JobWorld.Node process = world.process(new JobWorld.Kind("test.steps", ONCE, run -> {
            run.progress(0.5, "job.cleanup", 7);
            seen.await();
        }));

        UUID id = world.submit(process, "test.steps");

        JobWorld.await(() -> world.job(id).progress() == 0.5);
        Job running = world.job(id);
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.message()).isEqualTo(new JobMessage("job.cleanup", List.of(7)));
        assertThat(running.owner()).isEqualTo(JobWorld.ANA);
        assertThat(running.times().startedAt()).isEqualTo(world.clock.instant());
        seen.countDown();
        Job done = world.await(id, JobState.DONE);
        assertThat(done.progress()).isEqualTo(1);
        assertThat(done.version()).isGreaterThan(running.version());
        assertThat(done.times().endedAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void everyJobRunsOnceHoweverManyProcessesLook() {
        ConcurrentLinkedQueue<UUID> runs = new ConcurrentLinkedQueue<>();
        JobWorld.Kind kind = new JobWorld.Kind(
                "test.many",
                ONCE.withMaxConcurrent(10),
                run -> runs.add(run.job().id()));
        List<JobWorld.Node> processes = List.of(world.process(kind), world.process(kind), world.process(kind));
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            JobWorld.await(() -> world.count("select count(*) from platform.job where state = 'queued'") < 15);
            ids.add(world.submit(processes.get(i % 3), "test.many"));
        }

        ids.forEach(id -> world.await(id, JobState.DONE));

        assertThat(runs).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aKindKeepsItsBoundOverAllProcesses() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        JobWorld.Kind kind = new JobWorld.Kind("test.two", ONCE.withMaxConcurrent(2), run -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(20);
            now.decrementAndGet();
        });
        List<JobWorld.Node> processes = List.of(world.process(kind), world.process(kind), world.process(kind));
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            ids.add(world.submit(processes.get(i % 3), "test.two"));
        }

        ids.forEach(id -> world.await(id, JobState.DONE));

        assertThat(most).hasValue(2);
    }

    @Test
    void theMoreUrgentIsTakenFirst() {
        ConcurrentLinkedQueue<String> order = new ConcurrentLinkedQueue<>();
        JobWorld.Node asking = world.idle(world.database.database(), JobWorld.SETTINGS);
        Submission later = JobWorld.submission("test.later").later();
        Jobs.accepted(asking.jobs().submit(later));
        world.submit(asking, "test.now");

        JobSettings one = JobWorld.SETTINGS.withWorkers(1);
        world.process(
                world.database.database(),
                one,
                new JobWorld.Kind("test.later", ONCE, run -> order.add("later")),
                new JobWorld.Kind("test.now", ONCE, run -> order.add("now")));

        JobWorld.await(() -> order.size() == 2);
        assertThat(order).containsExactly("now", "later");
    }

    @Test
    void failuresAreRepeatedAfterGrowingWaitsUpToTheBound() {
        JobRules rules = JobRules.RESUMABLE.withAttempts(4, Duration.ofSeconds(10), Duration.ofSeconds(25));
        AtomicInteger tries = new AtomicInteger();
        JobWorld.Node process = world.process(new JobWorld.Kind("test.broken", rules, run -> {
            tries.incrementAndGet();
            throw new IllegalStateException("broken on purpose");
        }));
        UUID id = world.submit(process, "test.broken");

        for (int wait : List.of(10, 20, 25)) {
            int before = tries.get() == 0 ? 1 : tries.get();
            JobWorld.await(() -> tries.get() == before && world.job(id).state() == JobState.QUEUED);
            assertThat(world.job(id).findProblem().orElseThrow().code().name()).isEqualTo("INTERNAL_ERROR");
            world.clock.move(Duration.ofSeconds(wait).minusMillis(1));
            looks(process, 5);
            assertThat(tries).hasValue(before);
            world.clock.move(Duration.ofMillis(1));
            JobWorld.await(() -> tries.get() == before + 1);
        }

        Job failed = world.await(id, JobState.FAILED);
        assertThat(failed.attempts()).isEqualTo(4);
        assertThat(failed.findProblem().orElseThrow().code().status()).isEqualTo(500);
    }

    @Test
    void whatIsRefusedIsNotRepeatedAndKeepsItsFields() {
        Problem refusal = Problem.invalid("body", "import.empty");
        JobWorld.Node process = world.process(new JobWorld.Kind("test.refused", JobRules.RESUMABLE, run -> {
            throw refusal.toException();
        }));

        Job failed = world.await(world.submit(process, "test.refused"), JobState.FAILED);

        assertThat(failed.attempts()).isEqualTo(1);
        Problem kept = failed.findProblem().orElseThrow();
        assertThat(kept.code().name()).isEqualTo("VALIDATION_FAILED");
        assertThat(kept.code().status()).isEqualTo(400);
        assertThat(kept.errors()).isEqualTo(refusal.errors());
    }

    @Test
    void cancelStopsARunningJobBetweenItsPiecesAndAWaitingOneAtOnce() {
        AtomicInteger pieces = new AtomicInteger();
        JobWorld.Node process = world.process(new JobWorld.Kind("test.endless", ONCE, run -> {
            while (true) {
                run.checkpoint();
                pieces.incrementAndGet();
                Thread.sleep(5);
            }
        }));
        UUID running = world.submit(process, "test.endless");
        JobWorld.await(() -> pieces.get() > 2);
        UUID waiting = world.submit(process, "test.endless");

        process.jobs().cancel(waiting);
        assertThat(world.job(waiting).state()).isEqualTo(JobState.CANCELLED);
        process.jobs().cancel(running);
        Job cancelled = world.await(running, JobState.CANCELLED);

        assertThat(cancelled.progress()).isLessThan(1);
        int done = pieces.get();
        looks(process, 3);
        assertThat(pieces).hasValue(done);
        process.jobs().cancel(running);
        assertThat(world.job(running)).isEqualTo(cancelled);
    }

    @Test
    void theSameKeyMakesOneJobAndAnotherContentIsRefused() {
        Jobs jobs = world.idle(world.database.database(), JobWorld.SETTINGS).jobs();
        Submission first = JobWorld.submission("test.keyed").withKey("k-1", content("a"));

        UUID id = Jobs.accepted(jobs.submit(first));

        assertThat(jobs.submit(first)).isEqualTo(new Submitted.Repeated(id));
        assertThat(jobs.submit(JobWorld.submission("test.keyed").withKey("k-1", content("b"))))
                .isEqualTo(new Submitted.Conflict("k-1"));
        assertThat(jobs.submit(JobWorld.submission("test.other").withKey("k-1", content("b"))))
                .isInstanceOf(Submitted.Accepted.class);
        assertThat(world.count("select count(*) from platform.job")).isEqualTo(2);
    }

    @Test
    void theQueueHasABound() {
        Jobs jobs = world.idle(world.database.database(), JobWorld.SETTINGS).jobs();
        for (int i = 0; i < 20; i++) {
            jobs.submit(JobWorld.submission("test.waiting"));
        }

        Submitted refused = jobs.submit(JobWorld.submission("test.waiting"));

        assertThat(refused).isEqualTo(new Submitted.QueueFull(20));
        assertThatThrownBy(() -> Jobs.accepted(refused))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(CommonProblem.OVERLOADED));
    }

    @Test
    void aStoppingProcessHandsItsWorkOnWithoutCountingTheTry() {
        AtomicBoolean first = new AtomicBoolean(true);
        JobWorld.Kind kind = new JobWorld.Kind("test.handed", ONCE, run -> {
            while (first.get()) {
                run.checkpoint();
                JobWorld.pause();
            }
        });
        JobWorld.Node ending = world.process(kind);
        UUID id = world.submit(ending, "test.handed");
        world.await(id, JobState.RUNNING);

        ending.workers().stop();

        assertThat(world.job(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(world.job(id).attempts()).isZero();
        first.set(false);
        world.process(kind);
        assertThat(world.await(id, JobState.DONE).attempts()).isEqualTo(1);
    }

    @Test
    void workOnTheCallersThreadIsAJobThatOthersSeeAndCancel() {
        JobWorld.Node process = world.process();
        AtomicBoolean cancelledByOther = new AtomicBoolean();

        String result = process.jobs().runHere(JobWorld.submission("test.here"), run -> {
            assertThat(world.job(run.job().id()).state()).isEqualTo(JobState.RUNNING);
            return "made";
        });
        assertThat(result).isEqualTo("made");
        assertThat(world.count("select count(*) from platform.job where state = 'done' and progress = 1"))
                .isEqualTo(1);

        Jobs other = world.idle(world.database.database(), JobWorld.SETTINGS).jobs();
        assertThatThrownBy(() -> process.jobs().runHere(JobWorld.submission("test.here"), run -> {
                    if (cancelledByOther.compareAndSet(false, true)) {
                        other.cancel(run.job().id());
                    }
                    while (true) {
                        run.checkpoint();
                        JobWorld.pause();
                    }
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(JobProblem.JOB_CANCELLED));
        assertThat(world.count("select count(*) from platform.job where state = 'cancelled'"))
                .isEqualTo(1);
    }

    @Test
    void oldJobsAreForgottenAndNewerOnesKept() {
        Jobs jobs = world.idle(world.database.database(), JobWorld.SETTINGS).jobs();
        jobs.runHere(JobWorld.submission("test.old"), run -> "");
        Instant later = world.clock.instant().plus(Duration.ofDays(20));
        world.clock.set(later);
        jobs.runHere(JobWorld.submission("test.new"), run -> "");
        UUID waiting = Jobs.accepted(jobs.submit(JobWorld.submission("test.waiting")));

        world.clock.set(later.plus(Duration.ofDays(11)));
        List<JobStore.Forgotten> forgotten = world.database
                .database()
                .inTransaction(handle ->
                        new JobStore(handle).forget(world.clock.instant().minus(Duration.ofDays(30)), 10));

        assertThat(forgotten).hasSize(1);
        assertThat(world.count("select count(*) from platform.job where kind = 'test.new'"))
                .isEqualTo(1);
        assertThat(world.job(waiting).state()).isEqualTo(JobState.QUEUED);
    }

    private static void looks(JobWorld.Node process, int times) {
        for (int i = 0; i < times; i++) {
            process.workers().look();
        }
    }

    private static RequestContent content(String text) {
        return RequestContent.of(CanonicalForm.of("test").text("text", text));
    }
}
