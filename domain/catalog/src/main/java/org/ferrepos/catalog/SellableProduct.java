package org.ferrepos.catalog;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A product as the registration of a sale needs it.
 *
 * @param cost net purchase cost in minor units; zero when not known
 */
public record SellableProduct(
        long id,
        String sku,
        String name,
        String unit,
        String taxCategory,
        boolean active,
        long cost,
        PriceList prices) {

    /** The price at a branch: its own where valid, otherwise that of all branches. */
    public OptionalLong priceAt(int branchId, Instant when) {
        return prices.at(branchId, when);
    }
}
