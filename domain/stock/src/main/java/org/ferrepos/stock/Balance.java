package org.ferrepos.stock;

import java.util.HashMap;
import java.util.Map;
import org.ferrepos.platform.money.Quantity;

/** What a branch has of a product, and how much of it is set aside. */
public record Balance(Quantity onHand, Quantity reserved) {
    public static final Balance NONE = new Balance(Quantity.ZERO, Quantity.ZERO);

    /** What may still be promised to somebody; negative after an offline sale or a count took more than there was. */
    public Quantity available() {
        return onHand.minus(reserved);
    }

    /** The balances without what is reserved no longer. */
    public static Map<StockKey, Balance> without(Map<StockKey, Quantity> lapsed, Map<StockKey, Balance> balances) {
        if (lapsed.isEmpty()) {
            return balances;
        }
        Map<StockKey, Balance> relieved = new HashMap<>(balances);
        lapsed.forEach((key, quantity) -> relieved.computeIfPresent(
                key, (same, balance) -> new Balance(balance.onHand, balance.reserved.minus(quantity))));
        return relieved;
    }
}
