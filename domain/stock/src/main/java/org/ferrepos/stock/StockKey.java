package org.ferrepos.stock;

import java.util.Comparator;

/** Names one balance; its natural order is the order in which balances are locked everywhere. */
public record StockKey(long productId, int branchId) implements Comparable<StockKey> {
    private static final Comparator<StockKey> LOCK_ORDER =
            Comparator.comparingLong(StockKey::productId).thenComparingInt(StockKey::branchId);

    @Override
    public int compareTo(StockKey other) {
        return LOCK_ORDER.compare(this, other);
    }
}
