package org.ferrepos.stock.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.StockProblem;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockDirectory;

/** Which arrivals nobody sent. */
final class ArrivalRules {
    private ArrivalRules() {}

    /** The refusal of what arrived beyond what was sent. */
    static Optional<Problem> excess(
            SortedMap<Long, Quantity> sent, SortedMap<Long, Quantity> arrived, StockDirectory directory) {
        List<Long> excess = arrived.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(sent.getOrDefault(entry.getKey(), Quantity.ZERO)) > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (excess.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, ProductKey> products = directory.products(excess);
        List<FieldError> errors = new ArrayList<>();
        for (Long product : excess) {
            Quantity quantity = sent.getOrDefault(product, Quantity.ZERO);
            errors.add(FieldError.of(ProductNames.sku(products, product), "stock.exceeds_sent", quantity.toDecimal()));
        }
        return Optional.of(
                Problem.of(StockProblem.BUSINESS_TRANSFER_EXCEEDS_SENT).withErrors(errors));
    }
}
