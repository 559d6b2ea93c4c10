package org.ferrepos.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    private static void refused(String field, String rule, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            FieldError error = refusal.problem().errors().getFirst();
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.messageKey()).isEqualTo(rule);
        });
    }

    @Test
    void daysAreWholeDaysOfTheCalendarTheLastIncluded() {
        Period period = Period.of("2026-11-21", "2026-11-21");
        assertThat(period.start(SANTIAGO)).contains(Instant.parse("2026-11-21T03:00:00Z"));
        assertThat(period.end(SANTIAGO)).contains(Instant.parse("2026-11-22T03:00:00Z"));
        assertThat(period.firstDay()).contains(LocalDate.parse("2026-11-21"));
        assertThat(period.lastDay()).contains(LocalDate.parse("2026-11-21"));
        assertThat(period.firstMoment()).isEmpty();
        assertThat(period.lastMoment()).isEmpty();
    }

    @Test
    void aDayThatHasNoMidnightBeginsWhenItBegins() {
        // Santiago sets its clocks from 0:00 to 1:00 on this day, and has 23:00 to 24:00 twice before 5 April.
        assertThat(Period.of("2026-09-06", null).start(SANTIAGO)).contains(Instant.parse("2026-09-06T04:00:00Z"));
        assertThat(Period.of(null, "2026-04-04").end(SANTIAGO)).contains(Instant.parse("2026-04-05T04:00:00Z"));
    }

    @Test
    void momentsAreTheSameOnEveryCalendar() {
        Period period = Period.of("2026-11-21T19:00:00-03:00", "2026-11-21T23:00:00 00:00");
        assertThat(period.start(SANTIAGO))
                .isEqualTo(period.firstMoment())
                .contains(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(Period.of(null, "2026-11-21T20:00:00Z").end(SANTIAGO))
                .contains(Instant.parse("2026-11-21T20:00:00Z"));
    }

    @Test
    void eitherEndMayBeOpen() {
        for (Period period : new Period[] {Period.of(null, " "), Period.ALWAYS}) {
            assertThat(period.start(SANTIAGO)).isEmpty();
            assertThat(period.end(SANTIAGO)).isEmpty();
        }
    }

    @Test
    void whatIsNoTimeIsRefusedByName() {
        refused("from", "field.time", () -> Period.of("ayer", null));
        refused("to", "field.date", () -> Period.of(null, "2026-02-30"));
        refused("to", "field.time", () -> Period.of(null, "2026-11-21T20:00"));
    }

    @Test
    void theEndIsNotBeforeTheBeginning() {
        refused("to", "period.backwards", () -> Period.of("2026-11-22", "2026-11-21"));
        refused("to", "period.backwards", () -> Period.of("2026-11-21T20:00:00Z", "2026-11-21T19:59:59Z"));
        assertThat(Period.of("2026-11-22", "2026-11-21T20:00:00Z").lastMoment()).isPresent();
    }

    @Test
    void whatIsAddedUpIsBounded() {
        Period month = Period.of("2026-09-01", "2026-09-30");
        assertThat(month.atMostDays(30, SANTIAGO)).isSameAs(month);
        refused("to", "period.too_long", () -> month.atMostDays(29, SANTIAGO));
        refused("from", "field.required", () -> Period.of(null, "2026-09-30").atMostDays(30, SANTIAGO));
        refused("to", "field.required", () -> Period.of("2026-09-30", null).atMostDays(30, SANTIAGO));
    }
}
