package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.text.Words;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;

/** Finds single products and pages of them. */
@Singleton
final class ProductQueries {
    private static final String PAGE = """
            select p.product_id from catalog.product p
            where p.sku > :after and (cast(:active as boolean) is null or p.active = :active)
            order by p.sku limit :limit
            """;

    // A statement of its own: with both in one, a prepared plan could not use the index of the category.
    private static final String CATEGORY_PAGE = """
            select p.product_id from catalog.product p
            where p.category_id = (select category_id from catalog.category where folded = :category)
              and p.sku > :after and (cast(:active as boolean) is null or p.active = :active)
            order by p.sku limit :limit
            """;

    private final Database database;
    private final ProductViews views;
    private final SellableProducts sellable;

    @Inject
    ProductQueries(Database database, ProductViews views, SellableProducts sellable) {
        this.database = database;
        this.views = views;
        this.sellable = sellable;
    }

    /** Which products a list shows; {@code after} is the SKU it continues from. */
    record Filter(Optional<String> after, Optional<String> category, Optional<Boolean> active) {}

    /** The same in a view of the database; stock, which is another area's, is read as it is now. */
    ProductQueries in(Database view) {
        return new ProductQueries(view, views.in(view), sellable);
    }

    Page<ProductView> page(Filter filter, int limit, Optional<Branch> branch) {
        List<Long> ids = database.read(handle -> {
            org.jdbi.v3.core.statement.Query statement =
                    handle.createQuery(filter.category().isPresent() ? CATEGORY_PAGE : PAGE);
            filter.category().ifPresent(category -> statement.bind("category", Words.fold(category)));
            return statement
                    .bind("after", filter.after().orElse(""))
                    .bind("active", filter.active().orElse(null))
                    .bind("limit", limit + 1)
                    .mapTo(Long.class)
                    .list();
        });
        return Page.of(views.of(ids, branch), limit, product -> Query.cursor(product.sku()));
    }

    ProductView byId(long id, Optional<Branch> branch) {
        return views.of(List.of(id), branch).getFirst();
    }

    Outcome<ProductView> bySku(String sku, Optional<Branch> branch) {
        // An id never changes, so the memory of the sales may tell it however old it is.
        return usable(sku)
                .then(key -> Outcome.found(sellable.find(key), unknown(key)))
                .map(product -> byId(product.id(), branch));
    }

    Outcome<ProductView> byBarcode(String code, Optional<Branch> branch) {
        return usable(code).then(key -> Outcome.found(idOf(key), unknown(key))).map(id -> byId(id, branch));
    }

    private Optional<Long> idOf(String barcode) {
        return database.read(handle -> handle.createQuery("select product_id from catalog.barcode where code = :key")
                .bind("key", barcode)
                .mapTo(Long.class)
                .findOne());
    }

    /** A path parameter that can be looked up; PostgreSQL refuses text with a zero character. */
    static Outcome<String> usable(String key) {
        return key.length() > 200 || key.indexOf('\0') >= 0 ? Outcome.refused(unknown("")) : Outcome.done(key);
    }

    private static Problem unknown(String key) {
        return Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, key);
    }
}
