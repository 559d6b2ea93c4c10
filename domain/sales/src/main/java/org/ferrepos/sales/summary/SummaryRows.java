package org.ferrepos.sales.summary;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.jdbi.v3.core.Handle;

/**
 * The raw sums of a day, in one statement and so of one moment.
 *
 * <p>Sales are found by the index on their time, and the business date decides. Lines and payments come with
 * the row of their sale, as arrays. Hours and the days of
 * returns are left to the branches' zones, so moments come in quarters of an hour, which every zone's day is made of.
 */
final class SummaryRows {
    /** A branch may have had another zone when it sold; those of a country are closer than this. */
    private static final Duration SLACK = Duration.ofHours(6);

    private static final int BEST = 10;

    private static final String SOLD = """
            with sold as materialized (
                select s.sale_id, s.branch_id, s.sold_at, s.total, s.net + s.exempt as net, s.change_given,
                       s.line_numbers, s.line_texts, s.payment_amounts, s.payment_texts,
                       exists (select from sales.sale_void v where v.sale_id = s.sale_id) as voided
                from sales.sale s
                where s.sold_at >= ? and s.sold_at < ? and s.business_date = cast(? as date)
                  and s.branch_id = any(?) and s.currency = ?),
            item as materialized (
                select o.line_texts[n * 3 - 2] as sku, max(o.line_texts[n * 3 - 1]) as name,
                       sum(o.line_numbers[n * 7 - 5]) * 0.001 as quantity, sum(o.line_numbers[n * 7 - 2]) as total,
                       sum(o.line_numbers[n * 7 - 5]::numeric * o.line_numbers[n * 7 - 1]) * 0.001 as cost,
                       count(*) filter (where o.line_numbers[n * 7 - 1] > 0) as costed,
                       sum(o.line_numbers[n * 7 - 2] * 10000.0 / (10000 + case o.line_numbers[n * 7]
                           when 1 then 0 when 0 then 1900 else o.line_numbers[n * 7] end))
                           filter (where o.line_numbers[n * 7 - 1] = 0) as costless
                from sold o cross join lateral generate_series(1, cardinality(o.line_numbers) / 7) as n
                where not o.voided group by 1)
            select 'sold' as part, voided, branch_id,
                   date_bin('15 minutes', sold_at, timestamptz '2000-01-01 00:00:00Z') as moment,
                   null as label, null as name, count(*) as sales, sum(total) as amount, sum(net) as net,
                   sum(change_given) as change, null::numeric as quantity
            from sold group by voided, branch_id, moment
            union all
            select 'items', null, null, null, null, null, sum(costed)::bigint, coalesce(sum(costless), 0), sum(cost), null,
                   sum(quantity)
            from item having count(*) > 0
            union all
            select 'returned', null, s.branch_id,
                   date_bin('15 minutes', r.returned_at, timestamptz '2000-01-01 00:00:00Z'),
                   null, null, null, sum(r.total), null, null, null
            from sales.sale_return r join sales.sale s on s.sale_id = r.sale_id
            where r.returned_at >= ? and r.returned_at < ? and s.branch_id = any(?) and s.currency = ?
              and not exists (select from sales.sale_void v where v.sale_id = s.sale_id)
            group by 3, 4
            """;

    private static final String DETAILS = """
            union all
            (select 'best', null, null, null, sku, name, null, total, cost, null, quantity
             from item order by total desc, sku limit %d)
            union all
            select 'paid', null, null, null, o.payment_texts[n * 2 - 1], null, null, sum(o.payment_amounts[n]), null, null,
                   null
            from sold o cross join lateral generate_series(1, cardinality(o.payment_amounts)) as n
            where not o.voided group by 5
            """.formatted(BEST);

    private final List<Sold> sold = new ArrayList<>();
    private final List<DaySummary.BestSeller> best = new ArrayList<>();
    private final List<DaySummary.Payment> paid = new ArrayList<>();
    private final List<Returned> returned = new ArrayList<>();

    private Quantity units = Quantity.ZERO;
    private Costs costs = new Costs(0, BigDecimal.ZERO, BigDecimal.ZERO);

    private SummaryRows() {}

    /** Sales of a quarter of an hour at a branch. */
    record Sold(boolean voided, int branchId, Instant moment, long count, long total, long net, long change) {}

    /** What came back in a quarter of an hour at a branch. */
    record Returned(int branchId, Instant moment, long total) {}

    /**
     * What the lines of the day cost.
     *
     * @param known how many lines have a cost, which is one in the currency of their branch
     * @param sum of these
     * @param netWithout what the other lines were sold for, without tax
     */
    record Costs(long known, BigDecimal sum, BigDecimal netWithout) {}

    List<Sold> sold() {
        return sold;
    }

    /** Everything on the lines of the day together. */
    Quantity units() {
        return units;
    }

    Costs costs() {
        return costs;
    }

    List<DaySummary.BestSeller> best() {
        return best;
    }

    List<DaySummary.Payment> paid() {
        return paid;
    }

    List<Returned> returned() {
        return returned;
    }

    /** Reads the sums of a day with one exchange; without details there are no best sellers and payments. */
    static SummaryRows read(Handle handle, Scope scope, LocalDate date, boolean withDetails) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        int[] branches = scope.branches().stream().mapToInt(Branch::id).toArray();
        Pipeline.Result<SummaryRows> rows = pipeline.query(
                withDetails ? SOLD + DETAILS : SOLD,
                parameters -> parameters
                        .time(start(scope, date))
                        .time(end(scope, date))
                        .text(date.toString())
                        .ints(branches)
                        .text(scope.currency().name())
                        .time(start(scope, date))
                        .time(end(scope, date))
                        .ints(branches)
                        .text(scope.currency().name()),
                result -> {
                    SummaryRows read = new SummaryRows();
                    while (result.next()) {
                        read.add(result);
                    }
                    return read;
                });
        pipeline.executeUnchecked();
        return rows.get();
    }

    private void add(java.sql.ResultSet row) throws java.sql.SQLException {
        switch (row.getString("part")) {
            case "sold" ->
                sold.add(new Sold(
                        row.getBoolean("voided"),
                        row.getInt("branch_id"),
                        moment(row),
                        row.getLong("sales"),
                        row.getLong("amount"),
                        row.getLong("net"),
                        row.getLong("change")));
            case "items" -> {
                units = Quantity.of(row.getBigDecimal("quantity"));
                costs = new Costs(row.getLong("sales"), row.getBigDecimal("net"), row.getBigDecimal("amount"));
            }
            case "best" ->
                best.add(new DaySummary.BestSeller(
                        row.getString("label"),
                        row.getString("name"),
                        Quantity.of(row.getBigDecimal("quantity")),
                        row.getLong("amount")));
            case "paid" ->
                paid.add(new DaySummary.Payment(PaymentMethod.byId(row.getString("label")), row.getLong("amount")));
            default -> returned.add(new Returned(row.getInt("branch_id"), moment(row), row.getLong("amount")));
        }
    }

    private static Instant moment(java.sql.ResultSet row) throws java.sql.SQLException {
        return row.getObject("moment", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime start(Scope scope, LocalDate date) {
        return scope.branches().stream()
                .map(branch -> date.atStartOfDay(branch.zone()).toInstant())
                .min(java.util.Comparator.naturalOrder())
                .orElse(date.atStartOfDay(ZoneOffset.UTC).toInstant())
                .minus(SLACK)
                .atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime end(Scope scope, LocalDate date) {
        return scope.branches().stream()
                .map(branch -> date.plusDays(1).atStartOfDay(branch.zone()).toInstant())
                .max(java.util.Comparator.naturalOrder())
                .orElse(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .plus(SLACK)
                .atOffset(ZoneOffset.UTC);
    }
}
