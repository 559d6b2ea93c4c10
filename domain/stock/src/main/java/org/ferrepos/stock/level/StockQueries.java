package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockDirectory;

/** Lists balances, by product and then branch. */
@Singleton
public final class StockQueries {
    private static final String LIST = """
            select product_id, branch_id, on_hand, reserved, minimum
            from %s
            where (product_id, branch_id) > (:after_product, :after_branch)
              and (:branch::integer is null or branch_id = :branch::integer)
            order by product_id, branch_id limit :limit""".formatted(BalanceRow.AT_NOW);

    private static final String OF_PRODUCT = """
            select product_id, branch_id, on_hand, reserved, minimum
            from %s
            where product_id = :product and branch_id > :after_branch
              and (:branch::integer is null or branch_id = :branch::integer)
            order by branch_id limit :limit""".formatted(BalanceRow.AT_NOW);

    private final Database database;
    private final StockDirectory directory;
    private final Clock clock;

    @Inject
    public StockQueries(Database database, StockDirectory directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** The same in a view of the database. */
    StockQueries in(Database view) {
        return new StockQueries(view, directory, clock);
    }

    /** One page of balances in the clients' terms. */
    public Page<StockItem> items(StockFilter filter) {
        Page<BalanceRow> rows = rows(filter);
        Map<Long, ProductKey> products = products(rows.items());
        return new Page<>(
                rows.items().stream()
                        .map(row -> row.item(products, branchCode(row)))
                        .toList(),
                rows.next());
    }

    /** A balance with the name of its product. */
    record Named(StockItem item, String name) {}

    Page<Named> named(StockFilter filter) {
        Page<BalanceRow> rows = rows(filter);
        Map<Long, ProductKey> products = products(rows.items());
        return new Page<>(
                rows.items().stream()
                        .map(row -> new Named(
                                row.item(products, branchCode(row)),
                                ProductNames.name(products, row.key().productId())))
                        .toList(),
                rows.next());
    }

    /** One page of balances by id; a product that a named branch never had counts as none of it. */
    public Page<BalanceRow> rows(StockFilter filter) {
        Optional<ProductKey> product = Query.text("sku", filter.sku()).map(directory::product);
        Optional<Integer> branch = directory.filter("branch", filter.branch()).map(Branch::id);
        StockKey after = after(filter);
        List<BalanceRow> rows = database.read(handle -> {
            var query = handle.createQuery(product.isPresent() ? OF_PRODUCT : LIST)
                    .bind("now", clock.instant())
                    .bind("after_branch", after.branchId())
                    .bind("branch", branch)
                    .bind("limit", filter.limit() + 1);
            product.ifPresentOrElse(
                    key -> query.bind("product", key.id()), () -> query.bind("after_product", after.productId()));
            return query.map((result, context) -> BalanceRow.read(result)).list();
        });
        if (rows.isEmpty() && product.isPresent() && branch.isPresent() && filter.after() == null) {
            StockKey key = new StockKey(product.get().id(), branch.get());
            return Page.last(List.of(new BalanceRow(key, Balance.NONE, Quantity.ZERO)));
        }
        return Page.of(rows, filter.limit(), BalanceRow::cursor);
    }

    /** The products of some rows, by id. */
    public Map<Long, ProductKey> products(List<BalanceRow> rows) {
        return directory.products(
                rows.stream().map(row -> row.key().productId()).distinct().toList());
    }

    public String branchCode(BalanceRow row) {
        return directory.branchCode(row.key().branchId());
    }

    private static StockKey after(StockFilter filter) {
        return Query.cursor(filter.after(), 2).map(StockQueries::key).orElse(new StockKey(0, 0));
    }

    static StockKey key(List<String> cursor) {
        long branch = Query.cursorNumber(cursor.getLast());
        if (branch < 0 || branch > Integer.MAX_VALUE) {
            throw Problem.invalid("after", "field.cursor").toException();
        }
        return new StockKey(Query.cursorNumber(cursor.get(cursor.size() - 2)), (int) branch);
    }
}
