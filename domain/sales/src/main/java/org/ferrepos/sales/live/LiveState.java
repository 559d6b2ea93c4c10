package org.ferrepos.sales.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.Handle;

/** Reads how the shops stand: which tills are open, and what the day has come to. */
final class LiveState {
    private static final String OPEN_TILLS =
            "select register_id, session_id from sales.till where session_id is not null";

    private static final String TOTALS = """
            select branch_id, business_date, currency, sales, total from sales.day_total
            where business_date = any(cast(:dates as date[]))""";

    private LiveState() {}

    /** Whose total it is. */
    record TotalKey(int branchId, LocalDate date, Currency currency) {}

    /** Sales that were not voided. */
    record Total(long count, long total) {
        static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(count + other.count, total + other.total);
        }
    }

    /** The sessions of all open tills by register; some hundred rows. */
    static Map<Integer, UUID> openTills(Database database) {
        return database.read(handle -> {
            Map<Integer, UUID> tills = new HashMap<>();
            handle.createQuery(OPEN_TILLS)
                    .map((row, context) ->
                            tills.put(row.getInt("register_id"), row.getObject("session_id", UUID.class)))
                    .forEach(previous -> {});
            return tills;
        });
    }

    /** The totals of all branches on their business dates of a moment. */
    static Map<TotalKey, Total> totals(Database database, Collection<Branch> branches, Instant moment) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        branches.forEach(branch -> dates.add(moment.atZone(branch.zone()).toLocalDate()));
        return dates.isEmpty() ? Map.of() : database.read(handle -> totals(handle, dates));
    }

    private static Map<TotalKey, Total> totals(Handle handle, NavigableSet<LocalDate> dates) {
        Map<TotalKey, Total> totals = new HashMap<>();
        handle.createQuery(TOTALS)
                .bindArray(
                        "dates",
                        String.class,
                        dates.stream().map(LocalDate::toString).toArray())
                .map((row, context) -> totals.put(
                        new TotalKey(
                                row.getInt("branch_id"),
                                row.getObject("business_date", LocalDate.class),
                                Currency.valueOf(row.getString("currency"))),
                        new Total(row.getLong("sales"), row.getLong("total"))))
                .forEach(previous -> {});
        return totals;
    }
}
