package org.ferrepos.catalog.product;

import org.ferrepos.catalog.text.SearchDocument;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product apart from its barcodes and prices.
 *
 * @param costCurrency null where there is no cost
 */
public record ProductFacts(
        String sku,
        String name,
        String description,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        String taxCategory,
        Cost cost,
        @Nullable Currency costCurrency,
        boolean active) {

    public ProductFacts {
        costCurrency = cost.equals(Cost.NONE) ? null : costCurrency;
    }

    public SearchDocument searchDocument() {
        return SearchDocument.of(new SearchDocument.Source(sku, name, category, brand, description));
    }

    ProductFacts withCost(Cost other) {
        return new ProductFacts(
                sku, name, description, category, brand, unit, taxCategory, other, costCurrency, active);
    }

    ProductFacts deactivated() {
        return new ProductFacts(sku, name, description, category, brand, unit, taxCategory, cost, costCurrency, false);
    }
}
