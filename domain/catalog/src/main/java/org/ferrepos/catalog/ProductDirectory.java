package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.db.Database;

/** Finds products by their keys, active or not, as they are committed now. */
@Singleton
public final class ProductDirectory {
    private static final String COLUMNS = "select product_id, sku, name, unit, active from catalog.product ";

    private final Database database;

    @Inject
    public ProductDirectory(Database database) {
        this.database = database;
    }

    public Optional<ProductKey> bySku(String sku) {
        return database.read(handle -> handle.createQuery(COLUMNS + "where sku = :sku")
                .bind("sku", sku)
                .map((rows, context) -> read(rows))
                .findOne());
    }

    /** The products that exist among the ids. */
    public Map<Long, ProductKey> byIds(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, ProductKey> products = new HashMap<>();
        database.read(handle -> {
            handle.createQuery(COLUMNS + "where product_id = any(:ids)")
                    .bindArray("ids", Long.class, ids)
                    .map((rows, context) -> read(rows))
                    .forEach(product -> products.put(product.id(), product));
            return products;
        });
        return products;
    }

    private static ProductKey read(ResultSet rows) throws SQLException {
        return new ProductKey(
                rows.getLong("product_id"),
                rows.getString("sku"),
                rows.getString("name"),
                rows.getString("unit"),
                rows.getBoolean("active"));
    }
}
