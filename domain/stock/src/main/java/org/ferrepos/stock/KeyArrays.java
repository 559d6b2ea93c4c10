package org.ferrepos.stock;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.money.Quantity;

/** Keys, and quantities beside them, as the parallel arrays that {@code unnest} takes; always in lock order. */
final class KeyArrays {
    private final long[] productIds;
    private final int[] branchIds;
    private final long[] thousandths;

    private KeyArrays(int size) {
        productIds = new long[size];
        branchIds = new int[size];
        thousandths = new long[size];
    }

    static KeyArrays of(Collection<StockKey> keys) {
        SortedSet<StockKey> sorted = new TreeSet<>(keys);
        KeyArrays arrays = new KeyArrays(sorted.size());
        int index = 0;
        for (StockKey key : sorted) {
            arrays.set(index++, key, Quantity.ZERO);
        }
        return arrays;
    }

    static KeyArrays of(Map<StockKey, Quantity> quantities) {
        SortedMap<StockKey, Quantity> sorted = new TreeMap<>(quantities);
        KeyArrays arrays = new KeyArrays(sorted.size());
        int index = 0;
        for (Map.Entry<StockKey, Quantity> entry : sorted.entrySet()) {
            arrays.set(index++, entry.getKey(), entry.getValue());
        }
        return arrays;
    }

    private void set(int index, StockKey key, Quantity quantity) {
        productIds[index] = key.productId();
        branchIds[index] = key.branchId();
        thousandths[index] = quantity.thousandths();
    }

    int size() {
        return productIds.length;
    }

    void bindKeys(Pipeline.Parameters parameters) throws SQLException {
        parameters.longs(productIds).ints(branchIds);
    }

    void bindAll(Pipeline.Parameters parameters) throws SQLException {
        parameters.longs(productIds).ints(branchIds).longs(thousandths);
    }
}
