package org.ferrepos.platform.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code from} and {@code to} ask for. Each is a day of a branch's calendar, both included, or a moment, the first
 * included and the last not; either may be left open. One day is from that day to itself.
 *
 * @param from where it begins; open where absent
 * @param to where it ends; open where absent
 */
public record Period(Optional<End> from, Optional<End> to) {
    private static final int DATE_LENGTH = 10;

    /** One end of a period. */
    public sealed interface End {
        /** A day of the calendar of whoever is asked about: an evening's sale belongs to it, whatever day it is in UTC. */
        record Day(LocalDate date) implements End {}

        /** The same moment everywhere. */
        record Moment(Instant instant) implements End {}
    }

    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    /** Reads the two parameters; refuses by name what is no time, and an end before its beginning. */
    public static Period of(@Nullable String from, @Nullable String to) {
        Period period = new Period(end("from", from), end("to", to));
        if (period.isBackwards()) {
            throw Problem.invalid("to", "period.backwards").toException();
        }
        return period;
    }

    /** The first moment, by a calendar; half-open, as {@link #end} is. */
    public Optional<Instant> start(ZoneId zone) {
        return from.map(end -> switch (end) {
            case End.Day(LocalDate date) -> date.atStartOfDay(zone).toInstant();
            case End.Moment(Instant instant) -> instant;
        });
    }

    /** The moment it ends before, by a calendar. */
    public Optional<Instant> end(ZoneId zone) {
        return to.map(end -> switch (end) {
            case End.Day(LocalDate date) -> date.plusDays(1).atStartOfDay(zone).toInstant();
            case End.Moment(Instant instant) -> instant;
        });
    }

    /** The first day, where it begins with one. */
    public Optional<LocalDate> firstDay() {
        return day(from);
    }

    /** The last day, which belongs to it, where it ends with one. */
    public Optional<LocalDate> lastDay() {
        return day(to);
    }

    /** The first moment, where it begins with one. */
    public Optional<Instant> firstMoment() {
        return moment(from);
    }

    /** The moment it ends before, where it ends with one. */
    public Optional<Instant> lastMoment() {
        return moment(to);
    }

    /** For what is added up over all of it: refuses one that is open, or longer than some days. */
    public Period atMostDays(int days, ZoneId zone) {
        if (from.isEmpty() || to.isEmpty()) {
            throw Problem.invalid(from.isEmpty() ? "from" : "to", "field.required")
                    .toException();
        }
        Instant start = start(zone).orElseThrow();
        // Counted on the calendar: a day on which the clocks change has 23 or 25 hours.
        Instant latest = start.atZone(zone).plus(days, ChronoUnit.DAYS).toInstant();
        if (end(zone).orElseThrow().isAfter(latest)) {
            throw Problem.invalid("to", "period.too_long", days).toException();
        }
        return this;
    }

    private boolean isBackwards() {
        if (firstDay().isPresent() && lastDay().isPresent()) {
            return lastDay().get().isBefore(firstDay().get());
        }
        // A day beside a moment has no order without a calendar; such a list is empty.
        return firstMoment().isPresent()
                && lastMoment().isPresent()
                && lastMoment().get().isBefore(firstMoment().get());
    }

    private static Optional<End> end(String name, @Nullable String value) {
        boolean day = value != null && value.strip().length() == DATE_LENGTH;
        return day
                ? Query.date(name, value).map(End.Day::new)
                : Query.instant(name, value).map(End.Moment::new);
    }

    private static Optional<LocalDate> day(Optional<End> end) {
        return end.flatMap(each -> each instanceof End.Day(LocalDate date) ? Optional.of(date) : Optional.empty());
    }

    private static Optional<Instant> moment(Optional<End> end) {
        return end.flatMap(
                each -> each instanceof End.Moment(Instant instant) ? Optional.of(instant) : Optional.empty());
    }
}
