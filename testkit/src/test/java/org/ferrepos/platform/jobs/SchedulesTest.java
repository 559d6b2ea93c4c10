package org.ferrepos.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ferrepos.platform.jobs.cron.Cron;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchedulesTest {
    private static final JobRules RULES = JobRules.RESUMABLE.bySchedule();

    private final JobWorld world = new JobWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        // midnight becomes 01:00
        "30 0 * * *, 2026-09-05T12:00:00-04:00, 2026-09-07T12:00:00-03:00, 2",
        "0 9 * * *, 2026-09-05T12:00:00-04:00, 2026-09-07T12:00:00-03:00, 2",
        "0 * * * *, 2026-09-05T22:30:00-04:00, 2026-09-06T02:30:00-03:00, 3",
        "*/15 * * * *, 2026-09-05T22:50:00-04:00, 2026-09-06T02:10:00-03:00, 9",
        // midnight becomes 23:00
        "30 23 * * *, 2026-04-04T12:00:00-03:00, 2026-04-05T12:00:00-04:00, 1",
        "0 9 * * *, 2026-04-04T12:00:00-03:00, 2026-04-06T12:00:00-04:00, 2",
        "0 * * * *, 2026-04-04T22:30:00-03:00, 2026-04-05T01:30:00-04:00, 4",
        "*/15 * * * *, 2026-04-04T22:50:00-03:00, 2026-04-05T00:10:00-04:00, 9",
    })
    void theNightsOfSantiagoRunAsManyJobsAsTheyHaveTimes(String cron, String from, String to, int runs) {
        world.clock.set(OffsetDateTime.parse(from).toInstant());
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        create(process, cron);
        Instant end = OffsetDateTime.parse(to).toInstant();
        List<Instant> started = new ArrayList<>();
        while (world.clock.instant().isBefore(end)) {
            world.clock.move(Duration.ofMinutes(1));
            if (process.schedules().startDue() > 0) {
                started.add(world.clock.instant());
                finishAll();
            }
        }

        assertThat(started).as("%s", started).hasSize(runs);
        assertThat(world.count("select count(*) from platform.job")).isEqualTo(runs);
    }

    @Test
    void twoProcessesStartEachTimeOnceAndItsJobRunsOnce() {
        ConcurrentLinkedQueue<UUID> ran = new ConcurrentLinkedQueue<>();
        JobKind kind =
                new JobWorld.Kind("test.report", RULES, run -> ran.add(run.job().id()));
        JobWorld.Node first = world.process(kind);
        world.process(kind);
        Schedule schedule = create(first, "*/5 * * * *");

        for (int i = 1; i <= 12; i++) {
            int expected = i;
            world.clock.move(Duration.ofMinutes(5));
            JobWorld.await(() -> ran.size() == expected);
        }

        assertThat(world.count("select count(*) from platform.job where state = 'done'"))
                .isEqualTo(12);
        assertThat(world.count("select count(distinct submission_key) from platform.job"))
                .isEqualTo(12);
        Schedule now = first.schedules().find(schedule.id()).orElseThrow();
        assertThat(now.history().nextRunAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(now.history().lastJob()).isIn(ran);
    }

    @Test
    void manyThatLookAtTheSameMomentStartOneJob() throws Exception {
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        create(process, "0 12 * * *");
        world.clock.move(Duration.ofDays(1));
        CountDownLatch go = new CountDownLatch(1);
        int started = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> looks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Schedules own =
                        world.idle(world.database.database(), JobWorld.SETTINGS).schedules();
                looks.add(threads.submit(() -> {
                    go.await();
                    return own.startDue();
                }));
            }
            go.countDown();
            for (Future<Integer> look : looks) {
                started += look.get();
            }
        }

        assertThat(started).isEqualTo(1);
        assertThat(world.count("select count(*) from platform.job")).isEqualTo(1);
    }

    @Test
    void ofMissedTimesTheLastIsMadeUpForUnlessItIsTooOld() {
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        create(process, "0 * * * *");

        world.clock.move(Duration.ofHours(7).plusMinutes(20));
        assertThat(process.schedules().startDue()).isEqualTo(1);
        assertThat(world.count("select count(*) from platform.job")).isEqualTo(1);
        finishAll();

        UUID weekly = create(process, "0 8 * * MON").id();
        world.database.execute("update platform.job_schedule set enabled = false where id <> '" + weekly + "'");
        world.clock.set(Instant.parse("2020-11-10T18:00:00Z"));
        assertThat(process.schedules().startDue()).isZero();
        Schedule skipped = process.schedules().find(weekly).orElseThrow();
        assertThat(skipped.history().nextRunAt()).isEqualTo(Instant.parse("2020-11-16T11:00:00Z"));
    }

    @Test
    void furtherTimesJoinAJobThatStillWaits() {
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        create(process, "* * * * *");
        for (int minute = 0; minute < 10; minute++) {
            world.clock.move(Duration.ofMinutes(1));
            process.schedules().startDue();
        }

        assertThat(world.count("select count(*) from platform.job")).isEqualTo(1);
    }

    @Test
    void aDisabledScheduleStandsStillAndRunNowIsBesideTheTimes() {
        JobWorld.Node process = world.idle(world.database.database(), JobWorld.SETTINGS);
        Schedule schedule = create(process, "0 * * * *");
        Schedule.Plan plan = schedule.plan();
        Schedule disabled = process.schedules()
                .change(
                        schedule,
                        new Schedule.Plan(
                                plan.kind(), plan.parameters(), plan.cron(), null, "SCL-01", false, List.of("a@b.cl")))
                .orThrow();
        assertThat(disabled.history().nextRunAt()).isNull();
        assertThat(disabled.plan().recipients()).containsExactly("a@b.cl");

        world.clock.move(Duration.ofDays(3));
        assertThat(process.schedules().startDue()).isZero();
        UUID job = process.schedules()
                .runNow(
                        disabled,
                        JobWorld.ANA,
                        org.ferrepos.platform.http.Messages.forLocale(org.ferrepos.platform.http.Messages.ENGLISH));

        assertThat(world.job(job).owner()).isEqualTo(JobWorld.ANA);
        process.schedules().delete(schedule.id()).orThrow();
        assertThat(process.schedules().find(schedule.id())).isEmpty();
    }

    private Schedule create(JobWorld.Node process, String cron) {
        return process.schedules()
                .create(
                        new Schedule.Plan(
                                "test.report",
                                JsonNodeFactory.instance.objectNode(),
                                Cron.parse(cron).orElseThrow(),
                                null,
                                "SCL-01",
                                true,
                                List.of()),
                        JobWorld.ANA)
                .orThrow();
    }

    private void finishAll() {
        world.database.execute("update platform.job set state = 'done', ended_at = now() where state = 'queued'");
    }
}
