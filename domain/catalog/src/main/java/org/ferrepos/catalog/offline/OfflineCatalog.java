package org.ferrepos.catalog.offline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.catalog.tax.TaxStore;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue in the order in which it changed.
 *
 * <p>Why no change is skipped, however many are committed while pages are read: a writer raises the catalogue's revision
 * first and holds its row until it commits, so writers follow each other, and all products of one revision become
 * visible at once, after those of every lower revision. A page that shows revision {@code r} therefore saw everything up
 * to {@code r}. A product that changes later gets a higher revision than any a reader has seen: it moves ahead of every
 * cursor, never behind one. It may be told twice; the later telling holds.
 */
@Singleton
public final class OfflineCatalog {
    private static final int MAX_UPCOMING = 50;
    private static final int NO_BRANCH = 0;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private static final String PRICE_NOW = """
            (select amount from catalog.price
             where product_id = p.product_id and branch_id %s and currency = ? and valid_from <= ?
             order by valid_from desc, price_id desc limit 1)""";

    // Own and general price apart: general changes ahead do not matter where the branch has a price of its own.
    private static final String PAGE =
            """
            select p.sku, p.name, c.name as category, p.brand, p.unit, p.tax_category, p.active, p.revision,
                   array(select code from catalog.barcode where product_id = p.product_id order by code) as barcodes,
                   %s as own, %s as general, ahead.own as ahead_own, ahead.amounts, ahead.starts
            from catalog.product p
            left join catalog.category c on c.category_id = p.category_id
            cross join lateral (
                select array_agg(own order by valid_from, own, price_id) as own,
                       array_agg(amount order by valid_from, own, price_id) as amounts,
                       array_agg((extract(epoch from valid_from) * 1000000)::bigint
                                 order by valid_from, own, price_id) as starts
                from (select price_id, branch_id is not null as own, amount, valid_from from catalog.price
                      where product_id = p.product_id and valid_from > ? and (branch_id is null or branch_id = ?)
                        and currency = ?
                      order by valid_from, price_id limit %d) few) ahead
            where (p.revision, p.sku) > (?, ?) and (p.active or p.revision > ?)
            order by p.revision, p.sku limit ?
            """.formatted(PRICE_NOW.formatted("= ?"), PRICE_NOW.formatted("is null"), MAX_UPCOMING);

    private final Database database;
    private final ProductViews views;
    private final Clock clock;

    @Inject
    public OfflineCatalog(Database database, ProductViews views, Clock clock) {
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    /** What comes after a cursor's parts, or everything active; one exchange with the database after the first page. */
    public ProductChanges after(Optional<List<String>> cursor, Optional<Branch> branch, int limit) {
        Optional<Position> known = cursor.map(Position::parse);
        return database.read(handle -> {
            Position from = known.orElseGet(() -> Position.beginning(Revisions.current(handle, "catalog")));
            Pipeline pipeline = new Pipeline(handle.getConnection());
            // Before the page: what it says is not later than what the page sees.
            Pipeline.Result<Map<String, Long>> revisions = Revisions.readAll(pipeline);
            Pipeline.Result<TaxRates> rates = TaxStore.load(pipeline);
            Pipeline.Result<List<Row>> rows = page(pipeline, from, branch, limit + 1);
            pipeline.executeUnchecked();
            long current = revisions.get().getOrDefault("catalog", 0L);
            from.checkNotAheadOf(current);
            return changes(from, rows.get(), limit, current).withTaxRates(rates.get(), views.country(branch));
        });
    }

    private static ProductChanges changes(Position from, List<Row> rows, int limit, long current) {
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        Position reached = shown.isEmpty()
                ? from
                : new Position(
                        from.since(),
                        shown.getLast().revision(),
                        shown.getLast().product().sku());
        String cursor = (more ? reached : reached.past(current)).cursor();
        return new ProductChanges(shown.stream().map(Row::product).toList(), more ? cursor : null, cursor, List.of());
    }

    private Pipeline.Result<List<Row>> page(Pipeline pipeline, Position from, Optional<Branch> branch, int limit) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int branchId = branch.map(Branch::id).orElse(NO_BRANCH);
        Currency currency = views.currency(branch);
        return pipeline.query(
                PAGE,
                parameters -> parameters
                        .integer(branchId)
                        .text(currency.name())
                        .time(now)
                        .text(currency.name())
                        .time(now)
                        .time(now)
                        .integer(branchId)
                        .text(currency.name())
                        .number(from.revision())
                        .text(from.sku())
                        .number(from.since())
                        .integer(limit),
                rows -> {
                    List<Row> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(new Row(rows.getLong("revision"), product(rows, currency)));
                    }
                    return list;
                });
    }

    private static OfflineProduct product(ResultSet rows, Currency currency) throws SQLException {
        Long own = rows.getObject("own", Long.class);
        return new OfflineProduct(
                rows.getString("sku"),
                rows.getString("name"),
                List.of((String[]) rows.getArray("barcodes").getArray()),
                rows.getString("category"),
                rows.getString("brand"),
                rows.getString("unit"),
                TaxCategory.shorthand(rows.getString("tax_category")),
                rows.getString("tax_category"),
                own == null ? rows.getObject("general", Long.class) : own,
                currency,
                rows.getBoolean("active"),
                upcoming(rows, own));
    }

    /** The changes that take effect: once the branch has a price of its own, general ones no longer do. */
    private static List<OfflineProduct.UpcomingPrice> upcoming(ResultSet rows, @Nullable Long own) throws SQLException {
        java.sql.Array starts = rows.getArray("starts");
        if (starts == null) {
            return List.of();
        }
        Long[] moments = (Long[]) starts.getArray();
        Long[] amounts = (Long[]) rows.getArray("amounts").getArray();
        Boolean[] owned = (Boolean[]) rows.getArray("ahead_own").getArray();
        List<OfflineProduct.UpcomingPrice> ahead = new ArrayList<>(moments.length);
        boolean hasOwn = own != null;
        for (int i = 0; i < moments.length; i++) {
            hasOwn |= owned[i];
            if (owned[i] || !hasOwn) {
                OffsetDateTime from = Instant.ofEpochSecond(
                                Math.floorDiv(moments[i], MICROS_PER_SECOND),
                                Math.floorMod(moments[i], MICROS_PER_SECOND) * 1_000L)
                        .atOffset(ZoneOffset.UTC);
                if (!ahead.isEmpty() && ahead.getLast().validFrom().isEqual(from)) {
                    // Of two from the same moment the later one holds.
                    ahead.removeLast();
                }
                ahead.add(new OfflineProduct.UpcomingPrice(amounts[i], from));
            }
        }
        return ahead;
    }

    private record Row(long revision, OfflineProduct product) {}
}
