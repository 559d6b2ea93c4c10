package org.ferrepos.stock.level;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.ferrepos.catalog.StockLevels;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;

/** Tells the catalogue what a branch has on hand. */
@Singleton
public final class BranchStockLevels implements StockLevels {
    private static final String ON_HAND = """
            select product_id, on_hand from stock.balance
            where product_id = any(?) and branch_id = ?""";

    // PostgreSQL plans this one once; for an array it would plan again at every call.
    private static final String ON_HAND_OF_ONE = """
            select product_id, on_hand from stock.balance
            where product_id = ? and branch_id = ?""";

    @Override
    public Pipeline.Result<Map<Long, Quantity>> onHand(Pipeline pipeline, long[] productIds, int branchId) {
        boolean one = productIds.length == 1;
        return pipeline.query(
                one ? ON_HAND_OF_ONE : ON_HAND,
                parameters -> (one ? parameters.number(productIds[0]) : parameters.longs(productIds)).integer(branchId),
                rows -> {
                    Map<Long, Quantity> levels = new HashMap<>();
                    while (rows.next()) {
                        levels.put(rows.getLong(1), Quantity.of(rows.getBigDecimal(2)));
                    }
                    return levels;
                });
    }
}
