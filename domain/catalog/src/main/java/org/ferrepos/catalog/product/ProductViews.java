package org.ferrepos.catalog.product;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.catalog.StockLevels;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Puts products together as clients see them: facts, barcodes, today's price and the stock of a branch. */
@Singleton
public final class ProductViews {
    private static final String VIEW = """
            select p.product_id, p.sku, p.name, p.description, c.name as category, p.brand, p.unit, p.tax_category,
                   p.active, p.updated_at,
                   array(select code from catalog.barcode where product_id = p.product_id order by code) as barcodes,
                   (%s) as price
            from catalog.product p left join catalog.category c on c.category_id = p.category_id
            where p.product_id = %s""";

    private static final String BRANCH_PRICE = """
            select amount from catalog.price
            where product_id = p.product_id and valid_from <= ?
              and (branch_id = ? or branch_id is null) and currency = ?
            order by branch_id nulls last, valid_from desc, price_id desc limit 1""";

    private static final String ANY_PRICE = """
            select amount from catalog.price
            where product_id = p.product_id and valid_from <= ?
              and currency = ?
            order by branch_id nulls first, valid_from desc, price_id desc limit 1""";

    // Texts of their own: PostgreSQL plans those for one product once, and those with an array at every call.
    private static final String ONE_AT_BRANCH = VIEW.formatted(BRANCH_PRICE, "?");
    private static final String ONE = VIEW.formatted(ANY_PRICE, "?");
    private static final String MANY_AT_BRANCH = VIEW.formatted(BRANCH_PRICE, "any(?)");
    private static final String MANY = VIEW.formatted(ANY_PRICE, "any(?)");

    private final Database database;
    private final BranchDirectory branches;
    private final Clock clock;
    private final Supplier<Optional<StockLevels>> stockLevels;

    @Inject
    public ProductViews(Database database, BranchDirectory branches, Clock clock, Instance<StockLevels> stock) {
        this(database, branches, clock, () -> stock.isResolvable() ? Optional.of(stock.get()) : Optional.empty());
    }

    /** For callers without an injection container. */
    public ProductViews(
            Database database, BranchDirectory branches, Clock clock, Supplier<Optional<StockLevels>> stockLevels) {
        this.database = database;
        this.branches = branches;
        this.clock = clock;
        this.stockLevels = stockLevels;
    }

    /** The same in a view of the database. */
    ProductViews in(Database view) {
        return new ProductViews(view, branches, clock, stockLevels);
    }

    /** The branch of a request parameter or field; a code that no branch has is refused by name. */
    public Outcome<Optional<Branch>> branch(String field, @Nullable String code) {
        Optional<String> wanted = Query.text(field, code);
        if (wanted.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<Branch> known = branches.branch(wanted.get());
        if (known.isEmpty()) {
            branches.refresh();
            known = branches.branch(wanted.get());
        }
        return Outcome.found(known, Problem.invalid(field, "field.branch", wanted.get()))
                .map(Optional::of);
    }

    public Optional<String> branchCode(@Nullable Integer id) {
        return id == null ? Optional.empty() : branches.branchById(id).map(Branch::code);
    }

    /** The currency of a branch, or of the company where none is named. */
    public Currency currency(Optional<Branch> branch) {
        return branch.map(Branch::currency).orElseGet(branches::companyCurrency);
    }

    /** The country of a branch, or of the company where none is named. */
    public Country country(Optional<Branch> branch) {
        return branch.map(Branch::country).orElseGet(() -> Country.of(branches.companyCurrency()));
    }

    /** The products of the ids, in the order of the ids; one exchange with the database, stock included. */
    public List<ProductView> of(List<Long> ids, Optional<Branch> branch) {
        if (ids.isEmpty()) {
            return List.of();
        }
        long[] wanted = ids.stream().mapToLong(Long::longValue).toArray();
        return database.read(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            Pipeline.Result<Map<Long, ProductView>> views = facts(pipeline, wanted, branch);
            Optional<Pipeline.Result<Map<Long, Quantity>>> onHand =
                    branch.flatMap(at -> stockLevels.get().map(levels -> levels.onHand(pipeline, wanted, at.id())));
            pipeline.executeUnchecked();
            Map<Long, Quantity> levels = onHand.map(Pipeline.Result::get).orElse(Map.of());
            List<ProductView> ordered = new ArrayList<>(wanted.length);
            for (long id : wanted) {
                ProductView view = views.get().get(id);
                if (view != null) {
                    ordered.add(branch.isEmpty() ? view : view.withStock(levels.getOrDefault(id, Quantity.ZERO)));
                }
            }
            return ordered;
        });
    }

    private Pipeline.Result<Map<Long, ProductView>> facts(Pipeline pipeline, long[] ids, Optional<Branch> branch) {
        boolean one = ids.length == 1;
        Currency currency = currency(branch);
        String sql = branch.isPresent() ? (one ? ONE_AT_BRANCH : MANY_AT_BRANCH) : (one ? ONE : MANY);
        return pipeline.query(
                sql,
                parameters -> {
                    parameters.time(clock.instant().atOffset(ZoneOffset.UTC));
                    if (branch.isPresent()) {
                        parameters.integer(branch.get().id());
                    }
                    parameters.text(currency.name());
                    if (one) {
                        parameters.number(ids[0]);
                    } else {
                        parameters.longs(ids);
                    }
                },
                rows -> {
                    Map<Long, ProductView> views = HashMap.newHashMap(ids.length);
                    while (rows.next()) {
                        views.put(rows.getLong("product_id"), read(rows, currency));
                    }
                    return views;
                });
    }

    private static ProductView read(ResultSet rows, Currency currency) throws SQLException {
        return new ProductView(
                rows.getString("sku"),
                rows.getString("name"),
                rows.getString("description"),
                List.of((String[]) rows.getArray("barcodes").getArray()),
                rows.getString("category"),
                rows.getString("brand"),
                rows.getString("unit"),
                TaxCategory.shorthand(rows.getString("tax_category")),
                rows.getString("tax_category"),
                rows.getObject("price", Long.class),
                currency,
                null,
                rows.getBoolean("active"),
                rows.getObject("updated_at", OffsetDateTime.class),
                null);
    }
}
