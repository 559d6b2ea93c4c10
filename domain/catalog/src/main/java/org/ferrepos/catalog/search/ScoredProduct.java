package org.ferrepos.catalog.search;

import java.util.Comparator;

/** A product with its score from 0 to 1. */
record ScoredProduct(long id, String sku, double score) {
    /** Best first; equally good ones in the order of their SKUs. */
    static final Comparator<ScoredProduct> ORDER = Comparator.comparingDouble(ScoredProduct::score)
            .reversed()
            .thenComparing(ScoredProduct::sku)
            .thenComparingLong(ScoredProduct::id);
}
