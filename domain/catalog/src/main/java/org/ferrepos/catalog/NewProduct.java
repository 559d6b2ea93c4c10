package org.ferrepos.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product to be inserted by {@link CatalogSetup}; the price holds at all branches. */
public record NewProduct(
        String sku,
        String name,
        String description,
        List<String> barcodes,
        @Nullable String category,
        @Nullable String brand,
        String unit,
        boolean taxAffected,
        long price,
        long cost) {
    public NewProduct {
        barcodes = List.copyOf(barcodes);
    }
}
