package org.ferrepos.catalog;

import java.util.Map;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;

/** What a branch has on hand; the stock area answers, the catalogue shows it beside the price. */
public interface StockLevels {
    /** On-hand quantities by product id, read with the caller's statements; a product the branch never had may be absent. */
    Pipeline.Result<Map<Long, Quantity>> onHand(Pipeline pipeline, long[] productIds, int branchId);
}
