package org.ferrepos.stock.level;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.ferrepos.catalog.StockLevels;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.money.Quantity;

/** Tells the catalogue what a branch has on hand. */
@Singleton
public final class BranchStockLevels implements StockLevels {
    private static final String ON_HAND = """
            select product_id, on_hand from stock.balance
            where product_id = any(:products) and branch_id = :branch""";

    private final Database database;

    @Inject
    public BranchStockLevels(Database database) {
        this.database = database;
    }

    @Override
    public Map<Long, Quantity> onHand(Collection<Long> productIds, int branchId) {
        Map<Long, Quantity> levels = new HashMap<>();
        if (productIds.isEmpty()) {
            return levels;
        }
        return database.read(handle -> {
            handle.createQuery(ON_HAND)
                    .bindArray("products", Long.class, productIds)
                    .bind("branch", branchId)
                    .map((rows, context) ->
                            Map.entry(rows.getLong("product_id"), Quantity.of(rows.getBigDecimal("on_hand"))))
                    .forEach(entry -> levels.put(entry.getKey(), entry.getValue()));
            return levels;
        });
    }
}
