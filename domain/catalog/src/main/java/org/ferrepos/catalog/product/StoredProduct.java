package org.ferrepos.catalog.product;

import org.ferrepos.catalog.Costs;

/** A product with the id it has in the database. */
public record StoredProduct(long id, ProductFacts facts) {

    /** The product with its sealed amounts in clear; who calls this notes the use. */
    public StoredProduct opened(Costs costs) {
        return new StoredProduct(
                id,
                facts.withOpened(
                        opened(costs, Costs.Field.COST, facts.cost()),
                        opened(costs, Costs.Field.SUGGESTED_PRICE, facts.suggestedPrice())));
    }

    private SealableAmount opened(Costs costs, Costs.Field field, SealableAmount amount) {
        return switch (amount) {
            case SealableAmount.Stated stated -> stated;
            case SealableAmount.Kept kept -> new SealableAmount.Stated(costs.open(field, facts.sku(), kept.sealed()));
        };
    }

    /** How many of its amounts {@link #opened} would open. */
    public Costs.Opened sealedAmounts(String purpose) {
        return new Costs.Opened(purpose, sealed(facts.cost()), sealed(facts.suggestedPrice()));
    }

    private static long sealed(SealableAmount amount) {
        return amount instanceof SealableAmount.Kept ? 1 : 0;
    }
}
