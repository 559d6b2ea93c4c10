package org.ferrepos.sales.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.sales.live.LiveState.TillPulse;
import org.ferrepos.sales.live.LiveState.Total;
import org.ferrepos.sales.live.LiveState.TotalKey;
import org.ferrepos.sales.summary.Scope;
import org.jspecify.annotations.Nullable;

/** What one poller knows, from its first look on. Used by one thread. */
final class LiveWatch {
    private static final int REST_FACTOR = 20;
    /** One look that had to wait for a busy machine does not silence the screens for longer than this. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Database database;
    private final BranchDirectory branches;
    private @Nullable Map<Integer, TillPulse> tills;
    private Map<TotalKey, Total> totals = Map.of();
    private Set<LocalDate> dates = Set.of();
    private boolean isBehind = true;
    private boolean hasTotals;
    private long restUntil = System.nanoTime();

    LiveWatch(Database database, BranchDirectory branches) {
        this.database = database;
        this.branches = branches;
    }

    /** A till that was opened or closed. */
    record TillChange(Branch branch, LiveEvent.Till event) {}

    /** Looks at the database and returns which tills were opened or closed since the last look. */
    List<TillChange> look(Instant now) {
        Map<Integer, TillPulse> before = tills;
        Map<Integer, TillPulse> seen = LiveState.pulse(database);
        tills = seen;
        Set<LocalDate> today = datesOf(now);
        isBehind |= !seen.equals(before) || !today.equals(dates);
        dates = today;
        // The totals are read after the pulse: a sale that they miss is seen by the next pulse.
        if (isBehind && System.nanoTime() - restUntil >= 0) {
            long started = System.nanoTime();
            totals = LiveState.totals(database, branches.branches(), now);
            isBehind = false;
            hasTotals = true;
            long ended = System.nanoTime();
            restUntil = ended + rest(Duration.ofNanos(ended - started)).toNanos();
        }
        return before == null ? List.of() : changes(before, seen, now);
    }

    /** How long the day is not added up again after that took so long. */
    static Duration rest(Duration took) {
        Duration times = took.multipliedBy(REST_FACTOR);
        return times.compareTo(LONGEST_REST) < 0 ? times : LONGEST_REST;
    }

    /** Whether there is anything to tell yet. */
    boolean hasTotals() {
        return hasTotals;
    }

    LiveEvent.Figures figures(Scope scope, Instant now) {
        Total sum = Total.NONE;
        for (Branch branch : scope.branches()) {
            LocalDate date = now.atZone(branch.zone()).toLocalDate();
            sum = sum.plus(totals.getOrDefault(new TotalKey(branch.id(), date, scope.currency()), Total.NONE));
        }
        return new LiveEvent.Figures(scope.dateOf(now), sum.count(), sum.total(), scope.timeOf(now));
    }

    private List<TillChange> changes(Map<Integer, TillPulse> before, Map<Integer, TillPulse> after, Instant now) {
        List<TillChange> changes = new ArrayList<>();
        after.forEach((id, till) -> {
            TillPulse known = before.get(id);
            UUID old = known == null ? null : known.session();
            if (!Objects.equals(old, till.session())) {
                branches.registerById(id).ifPresent(register -> {
                    if (old != null) {
                        changes.add(change(register, false, now));
                    }
                    if (till.session() != null) {
                        changes.add(change(register, true, now));
                    }
                });
            }
        });
        return changes;
    }

    private static TillChange change(Register register, boolean open, Instant now) {
        Branch branch = register.branch();
        OffsetDateTime at = now.atZone(branch.zone()).toOffsetDateTime();
        return new TillChange(branch, new LiveEvent.Till(register.code(), branch.code(), open, at));
    }

    private Set<LocalDate> datesOf(Instant now) {
        Set<LocalDate> today = new HashSet<>();
        branches.branches()
                .forEach(branch -> today.add(now.atZone(branch.zone()).toLocalDate()));
        return today;
    }
}
