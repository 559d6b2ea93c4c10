package org.ferrepos.catalog.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.product.ProductStore;
import org.ferrepos.catalog.product.StoredProduct;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/**
 * Products as they are, for rows that may state a cost: whether such a row changes anything cannot be told without
 * opening the cost of its product. Costs that no row states stay sealed.
 */
final class StatedCosts {
    private final Costs costs;
    private final Caller caller;

    StatedCosts(Costs costs, Caller caller) {
        this.costs = costs;
        this.caller = caller;
    }

    ProductStore products(Handle handle) {
        return new ProductStore(handle, costs);
    }

    Map<String, StoredProduct> stored(Handle handle, List<ImportRow> rows) {
        Set<String> stating = rows.stream()
                .filter(row -> row.cost() != null)
                .map(ImportRow::sku)
                .collect(Collectors.toSet());
        Map<String, StoredProduct> stored = new HashMap<>(products(handle)
                .find(rows.stream().map(ImportRow::sku).distinct().toList()));
        long opened = 0;
        for (Map.Entry<String, StoredProduct> entry : stored.entrySet()) {
            if (stating.contains(entry.getKey())) {
                StoredProduct product = entry.getValue();
                entry.setValue(product.withOpenedCost(costs));
                opened += entry.getValue().equals(product) ? 0 : 1;
            }
        }
        costs.noteUse(handle, caller, "import", opened);
        return stored;
    }
}
