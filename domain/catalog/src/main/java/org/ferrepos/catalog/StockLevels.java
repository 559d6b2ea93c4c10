package org.ferrepos.catalog;

import java.util.Collection;
import java.util.Map;
import org.ferrepos.platform.money.Quantity;

/** What a branch has on hand; the stock area answers, the catalogue shows it beside the price. */
public interface StockLevels {
    /** On-hand quantities by product id; a product the branch never had may be absent. */
    Map<Long, Quantity> onHand(Collection<Long> productIds, int branchId);
}
