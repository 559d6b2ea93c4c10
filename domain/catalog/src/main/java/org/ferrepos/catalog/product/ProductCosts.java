package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.Costs;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.tables.ListPages;
import org.ferrepos.platform.tables.RowSink;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Opens costs and suggested prices of products for people; each answer and each file is one use in the access log. */
@Singleton
final class ProductCosts {
    // A text of its own for one product: an optional condition would hide the index from the planner.
    private static final String PAGE = """
            select sku, name, cost_sealed, cost_currency, suggested_price_sealed from catalog.product
            where sku > :after and (cost_sealed is not null or suggested_price_sealed is not null)
            order by sku limit :limit
            """;

    private static final String ONE = """
            select sku, name, cost_sealed, cost_currency, suggested_price_sealed from catalog.product
            where sku = :sku and sku > :after and (cost_sealed is not null or suggested_price_sealed is not null)
            limit :limit
            """;

    private final Database database;
    private final BranchDirectory branches;
    private final Costs costs;

    @Inject
    ProductCosts(Database database, BranchDirectory branches, Costs costs) {
        this.database = database;
        this.branches = branches;
        this.costs = costs;
    }

    /** Products of which something is known, from a SKU on, or the one that is named. */
    record Filter(Optional<String> after, Optional<String> sku) {}

    Page<CostView> page(Caller caller, Filter filter, int limit) {
        Currency company = branches.companyCurrency();
        return database.inTransaction(handle -> {
            Page<CostView> page = read(handle, filter, limit, company);
            costs.noteUse(handle, caller, opened("list", page.items()));
            return page;
        });
    }

    /** A file of all of them, or of the one that is named. */
    Export export(Optional<String> sku) {
        return new Export(sku);
    }

    /** A file in the making. What it opened is one use, noted when it is made or was broken off. */
    final class Export {
        private final Optional<String> sku;
        private final Total total = new Total();

        private Export(Optional<String> sku) {
            this.sku = sku;
        }

        void into(Database view, RowSink sink) throws IOException {
            Currency company = branches.companyCurrency();
            ListPages.each(
                    after -> {
                        Filter filter = new Filter(Query.cursor(after, 1).map(List::getFirst), sku);
                        return total.add(view.read(handle -> read(handle, filter, ListPages.LIMIT, company)));
                    },
                    CostTable::row,
                    sink);
        }

        /** Outside of the view, which may not write. */
        void noteUse(Caller caller) {
            database.inTransaction(handle -> {
                costs.noteUse(handle, caller, new Costs.Opened("export", total.costs, total.suggestedPrices));
                return total;
            });
        }
    }

    private Page<CostView> read(Handle handle, Filter filter, int limit, Currency company) {
        org.jdbi.v3.core.statement.Query query = handle.createQuery(filter.sku.isPresent() ? ONE : PAGE)
                .bind("after", filter.after.orElse(""))
                .bind("limit", limit + 1);
        filter.sku.ifPresent(sku -> query.bind("sku", sku));
        List<Sealed> rows = query.map((row, context) -> new Sealed(row)).list();
        // Only what is shown is opened.
        Page<Sealed> page = Page.of(rows, limit, row -> Query.cursor(row.sku));
        return new Page<>(page.items().stream().map(row -> open(row, company)).toList(), page.next());
    }

    /** A product as it is stored. */
    private static final class Sealed {
        private final String sku;
        private final String name;
        private final byte @Nullable [] cost;
        private final @Nullable Currency costCurrency;
        private final byte @Nullable [] suggestedPrice;

        Sealed(ResultSet row) throws SQLException {
            sku = row.getString("sku");
            name = row.getString("name");
            cost = row.getBytes("cost_sealed");
            costCurrency = Currency.orNull(row.getString("cost_currency"));
            suggestedPrice = row.getBytes("suggested_price_sealed");
        }
    }

    private CostView open(Sealed row, Currency company) {
        return new CostView(
                row.sku,
                row.name,
                open(Costs.Field.COST, row.sku, row.cost),
                row.costCurrency,
                open(Costs.Field.SUGGESTED_PRICE, row.sku, row.suggestedPrice),
                company);
    }

    private @Nullable Long open(Costs.Field field, String sku, byte @Nullable [] sealed) {
        return sealed == null ? null : costs.open(field, sku, sealed);
    }

    private static Costs.Opened opened(String purpose, List<CostView> shown) {
        Total total = new Total();
        total.add(new Page<>(shown, null));
        return new Costs.Opened(purpose, total.costs, total.suggestedPrices);
    }

    private static final class Total {
        private long costs;
        private long suggestedPrices;

        private Page<CostView> add(Page<CostView> page) {
            costs += page.items().stream().filter(each -> each.cost() != null).count();
            suggestedPrices += page.items().stream()
                    .filter(each -> each.suggestedPrice() != null)
                    .count();
            return page;
        }
    }
}
