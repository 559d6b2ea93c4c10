package org.ferrepos.catalog;

import java.time.Instant;
import java.util.OptionalLong;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A product as the registration of a sale needs it.
 *
 * @param cost net purchase cost in minor units; zero when not known
 * @param costCurrency null where there is no cost
 */
public record SellableProduct(
        long id,
        String sku,
        String name,
        String unit,
        String taxCategory,
        boolean active,
        long cost,
        @Nullable Currency costCurrency,
        PriceList prices) {

    /** The price at a branch: its own where valid, otherwise that of all branches in its currency. */
    public OptionalLong priceAt(Branch branch, Instant when) {
        return prices.at(branch, when);
    }

    /** The cost for a sale in a currency; zero, not known, where it is in another one: nothing is converted. */
    public long costIn(Currency currency) {
        return costCurrency == currency ? cost : 0;
    }
}
