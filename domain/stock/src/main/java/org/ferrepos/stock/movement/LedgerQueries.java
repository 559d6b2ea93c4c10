package org.ferrepos.stock.movement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.MovementKind;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockDirectory;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists the ledger, newest first. */
@Singleton
public final class LedgerQueries {
    private static final String COLUMNS = """
            m.movement_id, m.product_id, m.branch_id, m.kind, m.quantity, m.source_id, m.source_line, m.user_id,
            m.reason, m.occurred_at""";

    private static final String ALL = "select " + COLUMNS + """
             from stock.movement m
            where m.movement_id < :before
            order by m.movement_id desc limit :limit""";

    /** Lines looked at for a branch before its products are asked one by one: some milliseconds. */
    private static final long WINDOW = 20_000;

    // The newest lines of all branches lie together, so those of a branch that sells are found in a short walk.
    private static final String OF_BRANCH_LATELY = "select " + COLUMNS + """
             from stock.movement m
            where m.movement_id < :before
              and m.movement_id >= least(:before, (select max(movement_id) + 1 from stock.movement)) - :window
              and m.branch_id = :branch
            order by m.movement_id desc limit :limit""";

    // For a branch where little moves the walk would pass the whole ledger, and an index by branch would cost every
    // sale a write. Instead: the newest line of each of its products; a page cannot hold lines of other products than
    // those whose newest ones are the newest.
    private static final String OF_BRANCH_EVER = "with newest as (" + """
                select b.product_id
                from stock.balance b
                cross join lateral (
                    select movement_id from stock.movement
                    where product_id = b.product_id and branch_id = b.branch_id and movement_id < :before
                    order by movement_id desc limit 1) last
                where b.branch_id = :branch
                order by last.movement_id desc limit :limit)
            select\s""" + COLUMNS + """
             from newest n
            cross join lateral (
                select * from stock.movement
                where product_id = n.product_id and branch_id = :branch and movement_id < :before
                order by movement_id desc limit :limit) m
            order by m.movement_id desc limit :limit""";

    private static final String OF_PRODUCT_AT_BRANCH = "select " + COLUMNS + """
             from stock.movement m
            where m.movement_id < :before and m.product_id = :product and m.branch_id = :branch
            order by m.movement_id desc limit :limit""";

    // Branch by branch, so that the index gives the newest lines of each without reading the product's whole history.
    private static final String OF_PRODUCT = "select " + COLUMNS + """
             from stock.balance b
            cross join lateral (
                select * from stock.movement
                where product_id = b.product_id and branch_id = b.branch_id and movement_id < :before
                order by movement_id desc limit :limit) m
            where b.product_id = :product
            order by m.movement_id desc limit :limit""";

    private final Database database;
    private final StockDirectory directory;
    private final long window;

    @Inject
    public LedgerQueries(Database database, StockDirectory directory) {
        this(database, directory, WINDOW);
    }

    LedgerQueries(Database database, StockDirectory directory, long window) {
        this.database = database;
        this.directory = directory;
        this.window = window;
    }

    /** The same in a view of the database. */
    LedgerQueries in(Database view) {
        return new LedgerQueries(view, directory, window);
    }

    /** Lines of one product, one branch, both or everything. */
    public Page<LedgerEntryView> list(Filter filter) {
        Optional<Long> product =
                Query.text("sku", filter.sku).map(directory::product).map(ProductKey::id);
        Optional<Integer> branch = directory.filter("branch", filter.branch).map(Branch::id);
        long before = Query.cursor(filter.after, 1)
                .map(parts -> Query.cursorNumber(parts.getFirst()))
                .orElse(Long.MAX_VALUE);
        Stretch stretch = new Stretch(product, branch, before, filter.limit + 1);
        List<Row> rows = database.read(handle -> rows(handle, stretch));
        Page<Row> page = Page.of(rows, filter.limit, row -> Query.cursor(row.number));
        Map<Long, ProductKey> products = directory.products(
                page.items().stream().map(Row::productId).distinct().toList());
        return new Page<>(page.items().stream().map(row -> view(row, products)).toList(), page.next());
    }

    private List<Row> rows(Handle handle, Stretch stretch) {
        if (stretch.product.isPresent()) {
            return rows(handle, stretch.branch.isPresent() ? OF_PRODUCT_AT_BRANCH : OF_PRODUCT, stretch);
        }
        if (stretch.branch.isEmpty()) {
            return rows(handle, ALL, stretch);
        }
        List<Row> lately = rows(handle, OF_BRANCH_LATELY, stretch);
        return lately.size() == stretch.limit ? lately : rows(handle, OF_BRANCH_EVER, stretch);
    }

    private List<Row> rows(Handle handle, String sql, Stretch stretch) {
        var query = handle.createQuery(sql).bind("before", stretch.before).bind("limit", stretch.limit);
        stretch.product.ifPresent(id -> query.bind("product", id));
        stretch.branch.ifPresent(id -> query.bind("branch", id));
        if (sql.equals(OF_BRANCH_LATELY)) {
            query.bind("window", window);
        }
        return query.map((result, context) -> read(result)).list();
    }

    private LedgerEntryView view(Row row, Map<Long, ProductKey> products) {
        return new LedgerEntryView(
                row.number,
                ProductNames.sku(products, row.productId),
                directory.branchCode(row.branchId),
                row.kind,
                row.quantity,
                row.sourceId,
                row.sourceLine,
                row.userId,
                row.reason,
                row.occurredAt);
    }

    private static Row read(ResultSet rows) throws SQLException {
        return new Row(
                rows.getLong("movement_id"),
                rows.getLong("product_id"),
                rows.getInt("branch_id"),
                MovementKind.byId(rows.getString("kind")),
                Quantity.of(rows.getBigDecimal("quantity")),
                rows.getObject("source_id", UUID.class),
                rows.getInt("source_line"),
                rows.getObject("user_id", UUID.class),
                rows.getString("reason"),
                rows.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    /** What to list; empty texts mean everything. */
    public record Filter(
            @Nullable String sku,
            @Nullable String branch,
            @Nullable String after,
            int limit) {}

    /** Which lines, and how many at most. */
    private record Stretch(Optional<Long> product, Optional<Integer> branch, long before, int limit) {}

    private record Row(
            long number,
            long productId,
            int branchId,
            MovementKind kind,
            Quantity quantity,
            UUID sourceId,
            int sourceLine,
            UUID userId,
            @Nullable String reason,
            Instant occurredAt) {}
}
