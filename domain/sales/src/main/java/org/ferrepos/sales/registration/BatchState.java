package org.ferrepos.sales.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.StockKey;
import org.jspecify.annotations.Nullable;

/** What a batch has locked and read: tills, stock, products and rates of tax. Sales of one batch take from it one after the other. */
final class BatchState {
    private final Map<Integer, Till> tills;
    private final Map<StockKey, Quantity> available = new HashMap<>();
    private final Map<String, SellableProduct> products;
    private final TaxRates taxRates;

    BatchState(
            Map<Integer, Till> tills,
            Map<StockKey, Balance> balances,
            Map<String, SellableProduct> products,
            TaxRates taxRates) {
        this.tills = tills;
        this.taxRates = taxRates;
        this.products = products;
        balances.forEach((key, balance) -> available.put(key, balance.available()));
    }

    @Nullable
    Till till(int registerId) {
        return tills.get(registerId);
    }

    @Nullable
    SellableProduct product(String sku) {
        return products.get(sku);
    }

    TaxRates taxRates() {
        return taxRates;
    }

    Quantity available(StockKey key) {
        return available.getOrDefault(key, Quantity.ZERO);
    }

    void take(StockKey key, Quantity quantity) {
        available.merge(key, quantity.negate(), Quantity::plus);
    }

    List<Till> changedTills() {
        return tills.values().stream().filter(Till::changed).toList();
    }

    /** From the opening of a till on. */
    record Session(UUID id, Instant openedAt) {}

    /** A till whose row this transaction has locked. */
    static final class Till {
        private final int registerId;
        private final @Nullable Session session;
        private final long numberBefore;
        private long lastNumber;

        Till(int registerId, long lastNumber, @Nullable Session session) {
            this.registerId = registerId;
            this.lastNumber = lastNumber;
            this.numberBefore = lastNumber;
            this.session = session;
        }

        int registerId() {
            return registerId;
        }

        /** The open session; none where the till is closed. */
        @Nullable
        Session session() {
            return session;
        }

        long takeNumber() {
            return ++lastNumber;
        }

        long lastNumber() {
            return lastNumber;
        }

        boolean changed() {
            return lastNumber != numberBefore;
        }
    }
}
