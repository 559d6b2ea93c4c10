package org.ferrepos.sales.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.ferrepos.platform.http.Period;
import org.ferrepos.platform.http.Query;
import org.ferrepos.sales.Backdating;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Finds which sales a list shows. */
final class SaleKeys {
    private static final String BACKDATED = "exists (select from sales.till_session o"
            + " where o.session_id = s.session_id and " + Backdating.CONDITION + ")";

    private SaleKeys() {}

    /** A sale in the order of the list. */
    record Key(UUID id, Instant soldAt) {
        String cursor() {
            return Query.cursor(soldAt, id);
        }
    }

    /** Where a page goes on. */
    private record After(OffsetDateTime soldAt, UUID id) {}

    /** One sale more than asked for, newest first. */
    static List<Key> list(Handle handle, SaleReader.Filter filter) {
        Optional<After> after = filter.after().map(SaleKeys::after);
        // Only the conditions that are asked for: one text for all would have one plan, good for none of them.
        StringJoiner conditions = new StringJoiner(" and ", " where ", "").setEmptyValue("");
        filter.branchId().ifPresent(id -> conditions.add("branch_id = :branch"));
        filter.registerId().ifPresent(id -> conditions.add("register_id = :register"));
        filter.number().ifPresent(number -> conditions.add("number = :number"));
        Period period = filter.period();
        period.firstMoment().ifPresent(from -> conditions.add("sold_at >= :from"));
        period.lastMoment().ifPresent(to -> conditions.add("sold_at < :to"));
        // The times bound the walk through the index: no clock is further from UTC than a day.
        period.firstDay().ifPresent(day -> conditions.add("business_date >= :fromDay and sold_at >= :fromDay - 1"));
        period.lastDay().ifPresent(day -> conditions.add("business_date <= :toDay and sold_at < :toDay + 2"));
        filter.voided()
                .ifPresent(voided -> conditions.add(
                        (voided ? "" : "not ") + "exists (select from sales.sale_void v where v.sale_id = s.sale_id)"));
        filter.backdated().ifPresent(backdated -> conditions.add((backdated ? "" : "not ") + BACKDATED));
        after.ifPresent(last -> conditions.add("(sold_at, sale_id) < (:afterTime, :afterId)"));
        var query = handle.createQuery("select sale_id, sold_at from sales.sale s" + conditions
                        + " order by sold_at desc, sale_id desc limit :limit")
                .bind("limit", filter.limit() + 1);
        filter.branchId().ifPresent(id -> query.bind("branch", id));
        filter.registerId().ifPresent(id -> query.bind("register", id));
        filter.number().ifPresent(number -> query.bind("number", number));
        bindTime(query, "from", period.firstMoment());
        bindTime(query, "to", period.lastMoment());
        period.firstDay().ifPresent(day -> query.bind("fromDay", day));
        period.lastDay().ifPresent(day -> query.bind("toDay", day));
        after.ifPresent(last -> query.bind("afterTime", last.soldAt).bind("afterId", last.id));
        return query.map((row, context) -> new Key(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static void bindTime(SqlStatement<?> statement, String name, Optional<Instant> time) {
        time.ifPresent(instant -> statement.bind(name, instant.atOffset(ZoneOffset.UTC)));
    }

    private static After after(List<String> parts) {
        return new After(
                Query.instant("after", parts.get(0))
                        .map(instant -> instant.atOffset(ZoneOffset.UTC))
                        .orElseThrow(() -> new IllegalStateException("a cursor without a time")),
                Query.id("after", parts.get(1)));
    }
}
