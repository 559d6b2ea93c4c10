package org.ferrepos.catalog.product;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.catalog.StockLevels;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Puts products together as clients see them: facts, barcodes, today's price and the stock of a branch. */
@Singleton
public final class ProductViews {
    private static final String VIEW = """
            select p.product_id, p.sku, p.name, p.description, c.name as category, p.brand, p.unit, p.tax_affected,
                   p.active, p.updated_at,
                   array(select code from catalog.barcode where product_id = p.product_id order by code) as barcodes,
                   (select amount from catalog.price
                    where product_id = p.product_id and valid_from <= :at
                      and (cast(:branch as integer) is null or branch_id is null or branch_id = :branch)
                    order by (branch_id = cast(:branch as integer)) desc nulls last, branch_id nulls first,
                             valid_from desc, price_id desc
                    limit 1) as price
            from catalog.product p left join catalog.category c on c.category_id = p.category_id
            where p.product_id = any(:ids)
            """;

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

    /** The branch of a request parameter or field; a code that no branch has is refused by name. */
    public Optional<Branch> branch(String field, @Nullable String code) {
        Optional<String> wanted = Query.text(field, code);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Optional<Branch> known = branches.branch(wanted.get());
        if (known.isEmpty()) {
            branches.refresh();
            known = branches.branch(wanted.get());
        }
        if (known.isEmpty()) {
            throw Problem.invalid(field, "field.branch", wanted.get()).toException();
        }
        return known;
    }

    public Optional<String> branchCode(@Nullable Integer id) {
        return id == null ? Optional.empty() : branches.branchById(id).map(Branch::code);
    }

    /** The currency of a branch, or of the company where none is named. */
    public Currency currency(Optional<Branch> branch) {
        return branch.or(() -> branches.branches().stream().findFirst())
                .map(Branch::currency)
                .orElse(Currency.CLP);
    }

    /** The products of the ids, in the order of the ids. */
    public List<ProductView> of(List<Long> ids, Optional<Branch> branch) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Currency currency = currency(branch);
        Map<Long, ProductView> views = new HashMap<>();
        database.read(handle -> {
            handle.createQuery(VIEW)
                    .bindArray("ids", Long.class, ids)
                    .bind("branch", branch.map(Branch::id).orElse(null))
                    .bind("at", clock.instant())
                    .map((rows, context) -> views.put(rows.getLong("product_id"), read(rows, currency)))
                    .forEach(previous -> {});
            return views;
        });
        Map<Long, Quantity> onHand = branch.isEmpty()
                ? Map.of()
                : stockLevels
                        .get()
                        .map(levels -> levels.onHand(ids, branch.get().id()))
                        .orElse(Map.of());
        List<ProductView> ordered = new ArrayList<>(ids.size());
        for (long id : ids) {
            ProductView view = views.get(id);
            if (view != null) {
                ordered.add(branch.isEmpty() ? view : view.withStock(onHand.getOrDefault(id, Quantity.ZERO)));
            }
        }
        return ordered;
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
                rows.getBoolean("tax_affected") ? "affected" : "exempt",
                rows.getObject("price", Long.class),
                currency,
                null,
                rows.getBoolean("active"),
                rows.getObject("updated_at", OffsetDateTime.class),
                null);
    }
}
