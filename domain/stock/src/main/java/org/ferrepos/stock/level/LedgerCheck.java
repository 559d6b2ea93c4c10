package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockDirectory;

/** Compares balances with the ledger and with the active reservations, in one statement and so at one moment. */
@Singleton
public final class LedgerCheck {
    private static final String COMPARE = """
            select product_id, branch_id, on_hand, ledger, reserved, reservations from (
                select product_id, branch_id, coalesce(b.on_hand, 0) as on_hand, coalesce(m.total, 0) as ledger,
                       coalesce(b.reserved, 0) as reserved, coalesce(r.total, 0) as reservations
                from (select product_id, branch_id, on_hand, reserved from stock.balance
                      where :branch::integer is null or branch_id = :branch::integer) b
                full join (
                    select product_id, branch_id, sum(quantity) as total from stock.movement
                    where :branch::integer is null or branch_id = :branch::integer
                    group by product_id, branch_id) m using (product_id, branch_id)
                full join (
                    select l.product_id, v.branch_id, sum(l.quantity) as total
                    from stock.reservation v join stock.reservation_line l using (reservation_id)
                    where v.status = 'active' and (:branch::integer is null or v.branch_id = :branch::integer)
                    group by l.product_id, v.branch_id) r using (product_id, branch_id)) compared
            where (on_hand <> ledger or reserved <> reservations)
              and (product_id, branch_id) > (:after_product, :after_branch)
            order by product_id, branch_id limit :limit""";

    private final Database database;
    private final StockDirectory directory;

    @Inject
    public LedgerCheck(Database database, StockDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** What does not agree; an empty page is the good answer. */
    public Page<Difference> run(Optional<Branch> branch, Optional<List<String>> after, int limit) {
        StockKey last = after.map(StockQueries::key).orElse(new StockKey(0, 0));
        List<Row> rows = database.inTransaction(handle -> {
            // The whole ledger is read: bounded here rather than by the patience of the connection.
            handle.execute("set local statement_timeout = '45s'");
            return handle.createQuery(COMPARE)
                    .bind("branch", branch.map(Branch::id))
                    .bind("after_product", last.productId())
                    .bind("after_branch", last.branchId())
                    .bind("limit", limit + 1)
                    .map((result, context) -> new Row(
                            new StockKey(result.getLong("product_id"), result.getInt("branch_id")),
                            result.getBigDecimal("on_hand"),
                            result.getBigDecimal("ledger"),
                            result.getBigDecimal("reserved"),
                            result.getBigDecimal("reservations")))
                    .list();
        });
        Page<Row> page = Page.of(rows, limit, row -> Query.cursor(row.key.productId(), row.key.branchId()));
        Map<Long, ProductKey> products = directory.products(
                page.items().stream().map(row -> row.key.productId()).distinct().toList());
        return new Page<>(
                page.items().stream().map(row -> difference(row, products)).toList(), page.next());
    }

    private Difference difference(Row row, Map<Long, ProductKey> products) {
        return new Difference(
                ProductNames.sku(products, row.key.productId()),
                directory.branchCode(row.key.branchId()),
                Quantity.of(row.onHand),
                Quantity.of(row.ledger),
                Quantity.of(row.reserved),
                Quantity.of(row.reservations));
    }

    /** A balance that its own ledger or reservations do not explain. */
    @Schema(name = "StockDifference")
    public record Difference(
            String sku, String branch, Quantity onHand, Quantity ledger, Quantity reserved, Quantity reservations) {}

    private record Row(
            StockKey key, BigDecimal onHand, BigDecimal ledger, BigDecimal reserved, BigDecimal reservations) {}
}
