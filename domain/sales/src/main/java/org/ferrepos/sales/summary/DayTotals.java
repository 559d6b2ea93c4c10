package org.ferrepos.sales.summary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ferrepos.platform.outbox.Event;
import org.ferrepos.platform.outbox.EventKind;
import org.ferrepos.platform.outbox.TransactionalSubscriber;
import org.ferrepos.sales.SalesEvents;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps what the sales of each day come to, from the events of sales: some rows however many were sold. */
@Singleton
public final class DayTotals implements TransactionalSubscriber {

    @Inject
    public DayTotals() {}

    @Override
    public String name() {
        return "sales.day-totals";
    }

    @Override
    public Set<EventKind<?>> kinds() {
        return Set.of(SalesEvents.REGISTERED, SalesEvents.VOIDED);
    }

    @Override
    public void handle(Handle handle, List<Event> events) {
        // In the order of the keys, as all who write these rows do.
        Map<Day, Sum> sums = new TreeMap<>();
        for (Event event : events) {
            int branchId = java.util.Objects.requireNonNull(event.branchId());
            if (event.is(SalesEvents.REGISTERED)) {
                SalesEvents.Registered sale = event.body(SalesEvents.REGISTERED);
                sums.merge(
                        new Day(sale.businessDate(), branchId, sale.currency()), new Sum(1, sale.total()), Sum::plus);
            } else {
                SalesEvents.Voided sale = event.body(SalesEvents.VOIDED);
                sums.merge(
                        new Day(sale.businessDate(), branchId, sale.currency()), new Sum(-1, -sale.total()), Sum::plus);
            }
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into sales.day_total as d (business_date, branch_id, currency, sales, total)
                values (:date, :branch, :currency, :sales, :total)
                on conflict (business_date, branch_id, currency)
                do update set sales = d.sales + excluded.sales, total = d.total + excluded.total""");
        sums.forEach((day, sum) -> batch.bind("date", day.date())
                .bind("branch", day.branchId())
                .bind("currency", day.currency())
                .bind("sales", sum.sales())
                .bind("total", sum.total())
                .add());
        batch.execute();
    }

    private record Day(LocalDate date, int branchId, String currency) implements Comparable<Day> {
        @Override
        public int compareTo(Day other) {
            int order = date.compareTo(other.date);
            order = order == 0 ? Integer.compare(branchId, other.branchId) : order;
            return order == 0 ? currency.compareTo(other.currency) : order;
        }
    }

    private record Sum(long sales, long total) {
        Sum plus(Sum other) {
            return new Sum(sales + other.sales, total + other.total);
        }
    }
}
