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
 * Products as they are, for rows that may state a cost or a suggested price: whether such a row changes anything cannot
 * be told without opening those of its product. What no row states stays sealed.
 */
final class StatedCosts {
    private static final String USE = "import";

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
                .filter(ImportRow::statesSealed)
                .map(ImportRow::sku)
                .collect(Collectors.toSet());
        Map<String, StoredProduct> stored = new HashMap<>(products(handle)
                .find(rows.stream().map(ImportRow::sku).distinct().toList()));
        long openedCosts = 0;
        long openedSuggestions = 0;
        for (Map.Entry<String, StoredProduct> entry : stored.entrySet()) {
            if (stating.contains(entry.getKey())) {
                Costs.Opened sealed = entry.getValue().sealedAmounts(USE);
                openedCosts += sealed.costs();
                openedSuggestions += sealed.suggestedPrices();
                entry.setValue(entry.getValue().opened(costs));
            }
        }
        costs.noteUse(handle, caller, new Costs.Opened(USE, openedCosts, openedSuggestions));
        return stored;
    }
}
