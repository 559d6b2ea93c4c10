package org.ferrepos.platform.jobs.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The times that five cron fields name: minute, hour, day of the month, month, weekday. Where both days are restricted,
 * either of them suffices, as in every cron.
 *
 * <p>On the nights a zone's clock is changed, a schedule that names hours keeps to the clock on the wall, each of its
 * times once: one that does not exist (00:30, when midnight becomes 01:00) comes at the first moment after the hole, and
 * several in one hole come as one; one that comes twice counts the first time. A schedule for every hour keeps to elapsed
 * time: it neither pauses in the repeated hour nor makes up for one that never was.
 */
public final class Cron {
    private static final int FIELDS = 5;
    private static final int MAX_LENGTH = 200;

    /** The longest wait of any calendar: 29 February over a century that has none. */
    private static final int MAX_DAYS = 9 * 366;

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean anyDay;
    private final boolean anyWeekday;

    private Cron(String text, String[] fields) {
        this.text = text;
        this.minutes = CronField.MINUTE.parse(fields[0]);
        this.hours = CronField.HOUR.parse(fields[1]);
        this.days = CronField.DAY.parse(fields[2]);
        this.months = CronField.MONTH.parse(fields[3]);
        this.weekdays = CronField.WEEKDAY.parse(fields[4]);
        this.anyDay = CronField.isOpen(fields[2]);
        this.anyWeekday = CronField.isOpen(fields[4]);
    }

    /** Reads five fields; empty if they are none, or name a day that no calendar has. */
    public static Optional<Cron> parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != FIELDS || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Cron cron = new Cron(String.join(" ", fields), fields);
            return cron.everHappens() ? Optional.of(cron) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The first time after a moment; empty only at the end of all calendars. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        // The day before may end after this one began where a clock goes back over midnight.
        LocalDate day = LocalDate.ofInstant(after, zone).minusDays(1);
        for (int passed = 0; passed <= MAX_DAYS; passed++, day = day.plusDays(1)) {
            Optional<Instant> found = firstAfter(after, day, zone);
            if (found.isPresent()) {
                // The next day's first time may lie before it, for the same reason.
                return firstAfter(after, day.plusDays(1), zone)
                        .filter(found.get()::isAfter)
                        .or(() -> found);
            }
        }
        return Optional.empty();
    }

    boolean matchesDay(LocalDate day) {
        if (!months.get(day.getMonthValue())) {
            return false;
        }
        boolean dayMatches = days.get(day.getDayOfMonth());
        boolean weekdayMatches = weekdays.get(day.getDayOfWeek().getValue() % 7);
        boolean bothAreNamed = !anyDay && !anyWeekday;
        if (bothAreNamed) {
            return dayMatches || weekdayMatches;
        }
        return dayMatches && weekdayMatches;
    }

    boolean matches(LocalDateTime local) {
        return matchesDay(local.toLocalDate()) && hours.get(local.getHour()) && minutes.get(local.getMinute());
    }

    boolean isEveryHour() {
        return hours.cardinality() == 24;
    }

    private Optional<Instant> firstAfter(Instant after, LocalDate day, ZoneId zone) {
        if (!matchesDay(day)) {
            return Optional.empty();
        }
        ZoneRules rules = zone.getRules();
        Optional<Instant> first = Optional.empty();
        for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                for (Instant moment : moments(day.atTime(hour, minute), rules)) {
                    if (moment.isAfter(after) && (first.isEmpty() || moment.isBefore(first.get()))) {
                        first = Optional.of(moment);
                    }
                }
            }
        }
        return first;
    }

    private List<Instant> moments(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition hole = rules.getTransition(local);
            return isEveryHour() ? List.of() : List.of(hole.getInstant());
        }
        List<Instant> moments = new ArrayList<>(2);
        for (ZoneOffset offset : isEveryHour() ? offsets : offsets.subList(0, 1)) {
            moments.add(local.toInstant(offset));
        }
        return moments;
    }

    private boolean everHappens() {
        LocalDate day = LocalDate.of(2000, 1, 1);
        for (int passed = 0; passed <= MAX_DAYS; passed++) {
            if (matchesDay(day.plusDays(passed))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
