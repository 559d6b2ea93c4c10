package org.ferrepos.catalog.product;

import org.ferrepos.catalog.Costs;

/** A product with the id it has in the database. */
public record StoredProduct(long id, ProductFacts facts) {

    /** The product with its cost in clear; who calls this notes the use. */
    public StoredProduct withOpenedCost(Costs costs) {
        return facts.cost() instanceof Cost.Kept kept
                ? new StoredProduct(id, facts.withCost(new Cost.Stated(costs.open(facts.sku(), kept.sealed()))))
                : this;
    }
}
