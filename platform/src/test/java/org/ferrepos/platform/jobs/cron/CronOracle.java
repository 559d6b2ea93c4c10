package org.ferrepos.platform.jobs.cron;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The runs of a calendar as somebody finds them who looks at the clock on the wall every minute. */
final class CronOracle {
    private static final long MINUTE_SECONDS = 60;
    private static final long REMEMBERED_SECONDS = 2 * 86_400;

    private CronOracle() {}

    static List<Instant> runs(Cron cron, ZoneId zone, Instant after, Instant to) {
        List<Instant> runs = new ArrayList<>();
        Set<LocalDateTime> seen = new HashSet<>();
        // What the wall showed before decides whether a time comes for the second time.
        Instant start =
                Instant.ofEpochSecond((after.getEpochSecond() - REMEMBERED_SECONDS) / MINUTE_SECONDS * MINUTE_SECONDS);
        LocalDateTime before = LocalDateTime.ofInstant(start, zone);
        for (Instant now = start.plusSeconds(MINUTE_SECONDS); !now.isAfter(to); now = now.plusSeconds(MINUTE_SECONDS)) {
            LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
            boolean fires = cron.isEveryHour() ? cron.matches(wall) : firesByTheWall(cron, before, wall, seen);
            if (fires && now.isAfter(after)) {
                runs.add(now);
            }
            before = wall;
        }
        return runs;
    }

    /** Whether a time was reached, or jumped over, that the wall had not shown before. */
    private static boolean firesByTheWall(
            Cron cron, LocalDateTime before, LocalDateTime wall, Set<LocalDateTime> seen) {
        boolean fires = false;
        LocalDateTime first = before.isBefore(wall) ? before.plusMinutes(1) : wall;
        for (LocalDateTime time = first; !time.isAfter(wall); time = time.plusMinutes(1)) {
            fires |= seen.add(time) && cron.matches(time);
        }
        return fires;
    }
}
