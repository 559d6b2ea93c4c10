package org.ferrepos.stock.level;

import org.jspecify.annotations.Nullable;

/** What to list; absent texts mean everything. */
public record StockFilter(
        @Nullable String sku,
        @Nullable String branch,
        @Nullable String after,
        int limit) {}
