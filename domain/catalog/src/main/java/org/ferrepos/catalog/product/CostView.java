package org.ferrepos.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What only some may know of a product; a null amount is not known.
 *
 * @param cost net purchase cost, in {@code costCurrency}
 * @param suggestedPrice what the supplier suggests to sell it at, in {@code currency}, the company's
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ProductCost")
public record CostView(
        String sku,
        String name,
        @Nullable Long cost,
        @Nullable Currency costCurrency,
        @Nullable Long suggestedPrice,
        Currency currency) {}
