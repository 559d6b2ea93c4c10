package org.ferrepos.sales.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.sales.live.LiveState.Total;
import org.ferrepos.sales.live.LiveState.TotalKey;
import org.ferrepos.sales.summary.Scope;
import org.jspecify.annotations.Nullable;

/** What one poller knows, from its first look on. Used by one thread. */
final class LiveWatch {
    private final Database database;
    private final BranchDirectory branches;
    private @Nullable Map<Integer, UUID> tills;
    private @Nullable Map<TotalKey, Total> totals;

    LiveWatch(Database database, BranchDirectory branches) {
        this.database = database;
        this.branches = branches;
    }

    /** A till that was opened or closed. */
    record TillChange(Branch branch, LiveEvent.Till event) {}

    /** Looks at the database and returns which tills were opened or closed since the last look. */
    List<TillChange> look(Instant now) {
        Map<Integer, UUID> before = tills;
        Map<Integer, UUID> seen = LiveState.openTills(database);
        tills = seen;
        totals = LiveState.totals(database, branches.branches(), now);
        return before == null ? List.of() : changes(before, seen, now);
    }

    /** Whether there is anything to tell yet. */
    boolean hasTotals() {
        return totals != null;
    }

    LiveEvent.Figures figures(Scope scope, Instant now) {
        Map<TotalKey, Total> known = totals == null ? Map.of() : totals;
        Total sum = Total.NONE;
        for (Branch branch : scope.branches()) {
            LocalDate date = now.atZone(branch.zone()).toLocalDate();
            sum = sum.plus(known.getOrDefault(new TotalKey(branch.id(), date, scope.currency()), Total.NONE));
        }
        return new LiveEvent.Figures(scope.dateOf(now), sum.count(), sum.total(), scope.timeOf(now));
    }

    private List<TillChange> changes(Map<Integer, UUID> before, Map<Integer, UUID> after, Instant now) {
        List<TillChange> changes = new ArrayList<>();
        Set<Integer> registers = new TreeSet<>(before.keySet());
        registers.addAll(after.keySet());
        for (int id : registers) {
            UUID old = before.get(id);
            UUID current = after.get(id);
            if (Objects.equals(old, current)) {
                continue;
            }
            branches.registerById(id).ifPresent(register -> {
                if (old != null) {
                    changes.add(change(register, false, now));
                }
                if (current != null) {
                    changes.add(change(register, true, now));
                }
            });
        }
        return changes;
    }

    private static TillChange change(Register register, boolean open, Instant now) {
        Branch branch = register.branch();
        OffsetDateTime at = now.atZone(branch.zone()).toOffsetDateTime();
        return new TillChange(branch, new LiveEvent.Till(register.code(), branch.code(), open, at));
    }
}
