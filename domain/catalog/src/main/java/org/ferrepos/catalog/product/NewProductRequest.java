package org.ferrepos.catalog.product;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /productos}.
 *
 * @param price at all branches that sell in its currency
 * @param currency of the price, the company's where absent
 * @param costCurrency of the cost, the company's where absent
 * @param suggestedPrice what the supplier suggests, in the company's currency; sealed, as the cost is
 */
record NewProductRequest(
        @NotBlank @Size(max = 40) String sku,
        @NotBlank @Size(max = Rules.MAX_NAME) String name,
        @Nullable @Size(max = Rules.MAX_DESCRIPTION) String description,
        @Nullable @Size(max = Rules.MAX_BARCODES) List<@NotNull @Size(max = 32) String> barcodes,
        @Nullable @Size(max = Rules.MAX_CATEGORY) String category,
        @Nullable @Size(max = Rules.MAX_BRAND) String brand,
        @Nullable @Size(max = 20) String unit,
        @Nullable @Size(max = 20) String tax,
        @Nullable @Size(max = 30) String taxCategory,
        @NotNull @Min(0) @Max(Amounts.MAX_AMOUNT) Long price,
        @Nullable Currency currency,
        @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long cost,
        @Nullable Currency costCurrency,
        @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long suggestedPrice,
        @Nullable Boolean active) {

    ProductChange asChange() {
        return new ProductChange(
                sku,
                name,
                description,
                barcodes,
                category,
                brand,
                unit,
                tax,
                taxCategory,
                price,
                cost,
                costCurrency,
                suggestedPrice,
                active,
                currency,
                null,
                null);
    }
}
