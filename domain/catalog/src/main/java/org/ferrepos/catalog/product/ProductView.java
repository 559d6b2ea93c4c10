package org.ferrepos.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients see it.
 *
 * @param tax the shorthand of the category: {@code exempt}, or {@code affected} for every other one
 * @param price the price now: at the branch asked for, otherwise the general one; where a product has prices of single
 *     branches only, that of the first branch; null when none is valid
 * @param stock on hand at the branch asked for; absent when none was
 * @param score how well the product answers a search, from 0 to 1; absent elsewhere
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Product")
public record ProductView(
        String sku,
        String name,
        String description,
        List<String> barcodes,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        String tax,
        String taxCategory,
        @Nullable Long price,
        Currency currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Quantity stock,
        boolean active,
        OffsetDateTime updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double score) {

    public ProductView withScore(double newScore) {
        return new ProductView(
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
                currency,
                stock,
                active,
                updatedAt,
                newScore);
    }

    ProductView withStock(Quantity newStock) {
        return new ProductView(
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
                currency,
                newStock,
                active,
                updatedAt,
                score);
    }
}
