package org.ferrepos.sales.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.ferrepos.identity.Branch;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.summary.SummaryRows.Returned;
import org.ferrepos.sales.summary.SummaryRows.Sold;

/** Makes the day of its sums. */
final class SummaryAssembly {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Scope scope;
    private final SummaryRows today;
    private final SummaryRows lastWeek;
    private final Map<Integer, Branch> branches = new HashMap<>();

    private SummaryAssembly(Scope scope, SummaryRows today, SummaryRows lastWeek) {
        this.scope = scope;
        this.today = today;
        this.lastWeek = lastWeek;
        scope.branches().forEach(branch -> branches.put(branch.id(), branch));
    }

    static DaySummary of(Scope scope, LocalDate date, Instant readAt, SummaryRows today, SummaryRows lastWeek) {
        SummaryAssembly day = new SummaryAssembly(scope, today, lastWeek);
        return new DaySummary(
                date,
                scope.branch().map(Branch::code).orElse(null),
                scope.currency(),
                scope.timeOf(readAt),
                day.figures(today, date),
                day.figures(lastWeek, date.minusWeeks(1)),
                day.margin(),
                day.byHour(),
                day.byPayment(),
                today.best(),
                day.byBranch());
    }

    private DaySummary.Figures figures(SummaryRows rows, LocalDate day) {
        long count = sum(rows, sold -> !sold.voided(), Sold::count);
        long total = sum(rows, sold -> !sold.voided(), Sold::total);
        long returns = rows.returned().stream()
                .filter(back -> day.equals(at(back.branchId(), back.moment()).toLocalDate()))
                .mapToLong(Returned::total)
                .sum();
        return new DaySummary.Figures(
                count, total, rows.units(), average(total, count), sum(rows, Sold::voided, Sold::count), returns);
    }

    private DaySummary.Margin margin() {
        long net = sum(today, sold -> !sold.voided(), Sold::net);
        SummaryRows.Costs costs = today.costs();
        // The tax of a sale is rounded once and not for each line: without any cost all of it is unknown, to the peso.
        long unknown = costs.known() == 0 ? net : Math.min(net, rounded(costs.netWithout()));
        long cost = rounded(costs.sum());
        long measured = net - unknown;
        long margin = measured - cost;
        return new DaySummary.Margin(
                net,
                cost,
                margin,
                measured == 0
                        ? null
                        : BigDecimal.valueOf(margin)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(measured), 1, RoundingMode.HALF_UP),
                unknown);
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private List<DaySummary.Hour> byHour() {
        Map<Integer, DaySummary.Hour> hours = new TreeMap<>();
        for (Sold sold : today.sold()) {
            add(hours, sold, new DaySummary.Hour(0, sold.total(), sold.count(), 0));
        }
        for (Sold sold : lastWeek.sold()) {
            add(hours, sold, new DaySummary.Hour(0, 0, 0, sold.total()));
        }
        return List.copyOf(hours.values());
    }

    private void add(Map<Integer, DaySummary.Hour> hours, Sold sold, DaySummary.Hour more) {
        if (!sold.voided()) {
            int hour = at(sold.branchId(), sold.moment()).getHour();
            DaySummary.Hour known = hours.getOrDefault(hour, new DaySummary.Hour(hour, 0, 0, 0));
            hours.put(
                    hour,
                    new DaySummary.Hour(
                            hour,
                            known.total() + more.total(),
                            known.count() + more.count(),
                            known.lastWeekTotal() + more.lastWeekTotal()));
        }
    }

    private List<DaySummary.Payment> byPayment() {
        long change = sum(today, sold -> !sold.voided(), Sold::change);
        List<DaySummary.Payment> payments = new ArrayList<>();
        for (DaySummary.Payment payment : today.paid()) {
            payments.add(
                    payment.method() == PaymentMethod.CASH
                            ? new DaySummary.Payment(payment.method(), payment.amount() - change)
                            : payment);
        }
        payments.sort(Comparator.comparing(DaySummary.Payment::method));
        return payments;
    }

    private List<DaySummary.BranchTotal> byBranch() {
        List<DaySummary.BranchTotal> totals = new ArrayList<>();
        for (Branch branch : scope.branches()) {
            Predicate<Sold> here = sold -> !sold.voided() && sold.branchId() == branch.id();
            long count = sum(today, here, Sold::count);
            if (count > 0 || (branch.active() && branch.currency() == scope.currency())) {
                totals.add(new DaySummary.BranchTotal(branch.code(), sum(today, here, Sold::total), count));
            }
        }
        totals.sort(Comparator.comparingLong(DaySummary.BranchTotal::total)
                .reversed()
                .thenComparing(DaySummary.BranchTotal::branch));
        return totals;
    }

    /** A moment on the clock of a branch. */
    private ZonedDateTime at(int branchId, Instant moment) {
        return moment.atZone(Objects.requireNonNull(branches.get(branchId)).zone());
    }

    private static long sum(SummaryRows rows, Predicate<Sold> which, ToLongFunction<Sold> what) {
        return rows.sold().stream().filter(which).mapToLong(what).sum();
    }

    private static long average(long total, long count) {
        return count == 0
                ? 0
                : BigDecimal.valueOf(total)
                        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
