package org.ferrepos.sales.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.jspecify.annotations.Nullable;

/** Reads how the shops stand: cheaply whether anything happened, and then what. */
final class LiveState {
    /** A business date lies within its UTC day and these hours around it, in every zone of the world. */
    private static final Duration WIDEST_ZONE = Duration.ofHours(14);

    // Every sale raises its till's number, a void belongs to an open session, and sessions come and go here.
    private static final String PULSE = """
            select t.register_id, t.last_number, t.session_id,
                   (select count(*) from sales.sale_void v where v.session_id = t.session_id) as voids
            from sales.till t""";

    private static final String TOTALS = """
            select s.branch_id, s.business_date, s.currency, count(*) as sales, sum(s.total)::bigint as total
            from sales.sale s
            where s.sold_at >= :from and s.sold_at < :until and s.business_date = any(cast(:dates as date[]))
              and not exists (select from sales.sale_void v where v.sale_id = s.sale_id)
            group by s.branch_id, s.business_date, s.currency""";

    private LiveState() {}

    /** A till as the pulse sees it; differs when anything happened at it. */
    record TillPulse(long lastNumber, @Nullable UUID session, long voids) {}

    /** Whose total it is. */
    record TotalKey(int branchId, LocalDate date, Currency currency) {}

    /** Sales that were not voided. */
    record Total(long count, long total) {
        static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(count + other.count, total + other.total);
        }
    }

    /** All tills by register; some hundred rows. */
    static Map<Integer, TillPulse> pulse(Database database) {
        return database.read(handle -> {
            Map<Integer, TillPulse> tills = new HashMap<>();
            handle.createQuery(PULSE)
                    .map((row, context) -> tills.put(
                            row.getInt("register_id"),
                            new TillPulse(
                                    row.getLong("last_number"),
                                    row.getObject("session_id", UUID.class),
                                    row.getLong("voids"))))
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
                .bind("from", utcStart(dates.first()).minus(WIDEST_ZONE))
                .bind("until", utcStart(dates.last().plusDays(1)).plus(WIDEST_ZONE))
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

    private static OffsetDateTime utcStart(LocalDate date) {
        return date.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
