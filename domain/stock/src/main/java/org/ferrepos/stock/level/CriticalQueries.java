package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockDirectory;

/** Lists what is at or below its minimum, or negative; what lacks most of its minimum comes first. */
@Singleton
public final class CriticalQueries {
    private static final BigDecimal ABOVE_ALL = new BigDecimal("1e18");
    private static final BigDecimal BELOW_ALL = new BigDecimal("-1");

    // A negative balance without a minimum has no ratio; the smallest quantity stands in, which puts it on top.
    private static final String LIST = """
            select product_id, branch_id, on_hand, reserved, minimum, ratio from (
                select product_id, branch_id, on_hand, reserved, minimum,
                       round((minimum - on_hand + reserved) / greatest(minimum, 0.001), 6) as ratio
                from %s
                where on_hand - reserved <= minimum and (minimum > 0 or on_hand < 0)
                  and (:branch::integer is null or branch_id = :branch::integer)) critical
            where ratio < :ratio or (ratio = :ratio and (product_id, branch_id) > (:after_product, :after_branch))
            order by ratio desc, product_id, branch_id limit :limit""".formatted(BalanceRow.AT_NOW);

    private final Database database;
    private final StockDirectory directory;
    private final Clock clock;

    @Inject
    public CriticalQueries(Database database, StockDirectory directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** The same in a view of the database. */
    CriticalQueries in(Database view) {
        return new CriticalQueries(view, directory, clock);
    }

    public Page<CriticalItem> list(StockFilter filter) {
        Optional<Integer> branch = directory.filter("branch", filter.branch()).map(Branch::id);
        Position after = Query.cursor(filter.after(), 3)
                .map(CriticalQueries::position)
                .orElse(new Position(ABOVE_ALL, new StockKey(0, 0)));
        List<Ranked> rows = database.read(handle -> handle.createQuery(LIST)
                .bind("now", clock.instant())
                .bind("branch", branch)
                .bind("ratio", after.ratio)
                .bind("after_product", after.key.productId())
                .bind("after_branch", after.key.branchId())
                .bind("limit", filter.limit() + 1)
                .map((result, context) -> new Ranked(BalanceRow.read(result), result.getBigDecimal("ratio")))
                .list());
        Page<Ranked> page = Page.of(rows, filter.limit(), Ranked::cursor);
        Map<Long, ProductKey> products = directory.products(page.items().stream()
                .map(ranked -> ranked.row.key().productId())
                .distinct()
                .toList());
        return new Page<>(
                page.items().stream().map(ranked -> item(ranked.row, products)).toList(), page.next());
    }

    private CriticalItem item(BalanceRow row, Map<Long, ProductKey> products) {
        StockItem item = row.item(products, directory.branchCode(row.key().branchId()));
        Quantity deficit = item.minimum().minus(item.available());
        return new CriticalItem(
                item.sku(),
                ProductNames.name(products, row.key().productId()),
                item.branch(),
                item.onHand(),
                item.reserved(),
                item.available(),
                item.minimum(),
                deficit);
    }

    private static Position position(List<String> cursor) {
        try {
            String text = cursor.getFirst();
            BigDecimal ratio = text.length() > 30 ? ABOVE_ALL : new BigDecimal(text);
            if (ratio.compareTo(BELOW_ALL) > 0 && ratio.compareTo(ABOVE_ALL) < 0 && ratio.scale() <= 6) {
                return new Position(ratio, StockQueries.key(cursor));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.invalid("after", "field.cursor").toException();
    }

    private record Position(BigDecimal ratio, StockKey key) {}

    private record Ranked(BalanceRow row, BigDecimal ratio) {
        String cursor() {
            return Query.cursor(
                    ratio.toPlainString(), row.key().productId(), row.key().branchId());
        }
    }
}
