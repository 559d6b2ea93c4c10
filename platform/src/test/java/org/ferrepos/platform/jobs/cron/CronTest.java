package org.ferrepos.platform.jobs.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final ZoneId MENDOZA = ZoneId.of("America/Argentina/Mendoza");

    @Test
    void aTimeInTheHourThatDoesNotExistRunsOnceAtTheFirstMomentAfterIt() {
        assertThat(runs("30 0 * * *", SANTIAGO, "2026-09-05T12:00:00-04:00", "2026-09-07T12:00:00-03:00"))
                .containsExactly("2026-09-06T01:00-03:00", "2026-09-07T00:30-03:00");
        assertThat(runs("0 0 * * *", SANTIAGO, "2026-09-05T12:00:00-04:00", "2026-09-07T12:00:00-03:00"))
                .containsExactly("2026-09-06T01:00-03:00", "2026-09-07T00:00-03:00");
    }

    @Test
    void severalTimesInOneHoleAreOneRun() {
        assertThat(runs("0,30 0,1 * * *", SANTIAGO, "2026-09-05T12:00:00-04:00", "2026-09-06T12:00:00-03:00"))
                .containsExactly("2026-09-06T01:00-03:00", "2026-09-06T01:30-03:00");
    }

    @Test
    void aTimeThatComesTwiceRunsTheFirstTime() {
        assertThat(runs("30 23 * * *", SANTIAGO, "2026-04-04T12:00:00-03:00", "2026-04-06T12:00:00-04:00"))
                .containsExactly("2026-04-04T23:30-03:00", "2026-04-05T23:30-04:00");
    }

    @Test
    void everyHourFollowsElapsedTimeOverBothNights() {
        assertThat(runs("0 * * * *", SANTIAGO, "2026-09-05T22:30:00-04:00", "2026-09-06T02:30:00-03:00"))
                .containsExactly("2026-09-05T23:00-04:00", "2026-09-06T01:00-03:00", "2026-09-06T02:00-03:00");
        assertThat(runs("0 * * * *", SANTIAGO, "2026-04-04T22:30:00-03:00", "2026-04-05T01:30:00-04:00"))
                .containsExactly(
                        "2026-04-04T23:00-03:00",
                        "2026-04-04T23:00-04:00",
                        "2026-04-05T00:00-04:00",
                        "2026-04-05T01:00-04:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-05T22:00:00-04:00, 2026-09-06T03:00:00-03:00",
        "2026-04-04T22:00:00-03:00, 2026-04-05T02:00:00-04:00"
    })
    void everyQuarterOfAnHourLeavesNoHoleAndDoublesNothing(String from, String to) {
        Cron cron = Cron.parse("*/15 * * * *").orElseThrow();
        Instant last = OffsetDateTime.parse(to).toInstant();
        Instant time = OffsetDateTime.parse(from).toInstant();
        while (time.isBefore(last)) {
            Instant next = cron.next(time, SANTIAGO).orElseThrow();
            assertThat(next).isEqualTo(time.plusSeconds(900));
            time = next;
        }
    }

    @Test
    void argentinaHasNoSuchNights() {
        assertThat(runs("30 0 * * *", MENDOZA, "2026-09-05T12:00:00-03:00", "2026-09-07T12:00:00-03:00"))
                .containsExactly("2026-09-06T00:30-03:00", "2026-09-07T00:30-03:00");
        assertThat(runs("30 23 * * *", MENDOZA, "2026-04-04T12:00:00-03:00", "2026-04-05T12:00:00-03:00"))
                .containsExactly("2026-04-04T23:30-03:00");
    }

    @Test
    void daysOfMonthAndOfWeekSufficeEachAndTheLeapDayIsWaitedFor() {
        assertThat(runs("0 8 13 * FRI", SANTIAGO, "2026-11-01T00:00:00-03:00", "2026-11-21T00:00:00-03:00"))
                .containsExactly("2026-11-06T08:00-03:00", "2026-11-13T08:00-03:00", "2026-11-20T08:00-03:00");
        assertThat(runs("0 8 29 2 *", SANTIAGO, "2026-03-01T00:00:00-03:00", "2032-03-01T00:00:00-03:00"))
                .containsExactly("2028-02-29T08:00-03:00", "2032-02-29T08:00-03:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "5-1 * * * *",
                "1,,2 * * * *",
                "-1 * * * *",
                "1- * * * *",
                "a * * * *",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *",
                "@daily",
                "1/2/3 * * * *",
                "+1 * * * *",
                "٣ * * * *"
            })
    void whatIsNoCalendarIsRefused(String text) {
        assertThat(Cron.parse(text)).isEmpty();
    }

    @Test
    void sundayHasTwoNumbersAndNamesHaveAnyCase() {
        for (String sunday : List.of("0", "7", "sun", "SUN")) {
            assertThat(runs("0 9 * * " + sunday, SANTIAGO, "2026-11-01T12:00:00-03:00", "2026-11-09T00:00:00-03:00"))
                    .as(sunday)
                    .containsExactly("2026-11-08T09:00-03:00");
        }
        assertThat(Cron.parse("0 9 * jan-mar 5-7")).isPresent();
    }

    /** The oracle walks through every minute and asks the clock on the wall; it shares only the parsing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Santiago",
                "America/Punta_Arenas",
                "Pacific/Easter",
                "America/Argentina/Mendoza",
                "Europe/Madrid",
                "Australia/Lord_Howe",
                "Asia/Beirut",
                "Pacific/Apia"
            })
    void nextRunsAreThoseOfAnOracleThatWalksThroughEveryMinute(String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        long seed = Long.getLong("ferrepos.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Cron cron = Cron.parse(randomCron(random)).orElseThrow();
            Instant from = nightOf(zone, random);
            Instant to = from.plusSeconds(2 * 86_400);
            assertThat(collect(cron, zone, from, to))
                    .as("seed %d, cron %s in %s from %s", seed, cron, zone, from)
                    .isEqualTo(CronOracle.runs(cron, zone, from, to));
        }
    }

    private static Instant nightOf(ZoneId zone, Random random) {
        Instant any = Instant.parse("2011-01-01T00:00:00Z").plusSeconds(random.nextInt(16 * 365) * 86_400L);
        return Optional.ofNullable(zone.getRules().nextTransition(any))
                .map(transition -> transition.getInstant())
                .orElse(any)
                .minusSeconds(86_400 + random.nextInt(7_200));
    }

    private static String randomCron(Random random) {
        String minute = List.of("*", "0", "30", "*/15", "7,37,59", "10-20/5").get(random.nextInt(6));
        String hour = List.of("*", "0", "23", "1", "0,1,2", "*/2", "22-23", "0-23", "2")
                .get(random.nextInt(9));
        return minute + " " + hour + " * * "
                + List.of("*", "*", "SUN", "SAT", "1-5").get(random.nextInt(5));
    }

    private static List<Instant> collect(Cron cron, ZoneId zone, Instant from, Instant to) {
        List<Instant> runs = new ArrayList<>();
        Optional<Instant> next = cron.next(from, zone);
        while (next.isPresent() && !next.get().isAfter(to)) {
            runs.add(next.get());
            next = cron.next(next.get(), zone);
        }
        return runs;
    }

    private static List<String> runs(String cron, ZoneId zone, String from, String to) {
        return collect(
                        Cron.parse(cron).orElseThrow(),
                        zone,
                        OffsetDateTime.parse(from).toInstant(),
                        OffsetDateTime.parse(to).toInstant())
                .stream()
                .map(run -> run.atZone(zone).toOffsetDateTime().toString())
                .toList();
    }
}
