package org.ferrepos.catalog.product;

import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.text.SearchDocument;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product apart from its barcodes and prices.
 *
 * @param costCurrency null where there is no cost
 * @param suggestedPrice what the supplier suggests to sell it at, in the company's currency
 */
public record ProductFacts(
        String sku,
        String name,
        String description,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        String taxCategory,
        SealableAmount cost,
        @Nullable Currency costCurrency,
        SealableAmount suggestedPrice,
        boolean active) {

    public ProductFacts {
        costCurrency = cost.equals(SealableAmount.NONE) ? null : costCurrency;
    }

    /** A product of which nothing is known but its SKU. */
    static ProductFacts unknown(String sku) {
        return new ProductFacts(
                sku,
                "",
                "",
                null,
                null,
                "un",
                TaxCategory.STANDARD,
                SealableAmount.NONE,
                null,
                SealableAmount.NONE,
                true);
    }

    public SearchDocument searchDocument() {
        return SearchDocument.of(new SearchDocument.Source(sku, name, category, brand, description));
    }

    ProductFacts withOpened(SealableAmount openedCost, SealableAmount openedSuggestion) {
        return new ProductFacts(
                sku,
                name,
                description,
                category,
                brand,
                unit,
                taxCategory,
                openedCost,
                costCurrency,
                openedSuggestion,
                active);
    }

    ProductFacts deactivated() {
        return new ProductFacts(
                sku, name, description, category, brand, unit, taxCategory, cost, costCurrency, suggestedPrice, false);
    }
}
