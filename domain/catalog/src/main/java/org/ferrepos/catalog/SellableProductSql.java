package org.ferrepos.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.money.Currency;

/** Reads products with their prices in one statement, so that both come from the same moment. */
final class SellableProductSql {
    /** Price changes kept per product, branch and currency; a moment before all of them has no price here. */
    private static final int MAX_PRICES = 50;

    private static final String LOAD = """
            select p.product_id, p.sku, p.name, p.unit, p.tax_category, p.active, p.cost_sealed,
                   p.cost_currency, x.price_id, x.branch_id, x.currency, x.amount, x.valid_from
            from catalog.product p
            left join lateral (
                select price_id, branch_id, currency, amount, valid_from,
                       row_number() over (partition by branch_id, currency
                                          order by valid_from desc, price_id desc) as position
                from catalog.price where product_id = p.product_id and currency is not null) x on x.position <= :prices
            where p.sku = any(:skus)
            """;

    private SellableProductSql() {}

    static Map<String, SellableProduct> load(Database database, Costs costs, Collection<String> skus) {
        Map<String, Draft> drafts = new HashMap<>();
        database.read(handle -> {
            handle.createQuery(LOAD)
                    .bind("prices", MAX_PRICES)
                    .bindArray("skus", String.class, skus)
                    .map((rows, context) -> drafts.computeIfAbsent(rows.getString("sku"), sku -> new Draft(costs))
                            .add(rows))
                    .forEach(draft -> {});
            return drafts;
        });
        Map<String, SellableProduct> products = HashMap.newHashMap(drafts.size());
        costs.noteOwnUse(
                "sale", drafts.values().stream().filter(Draft::isOpened).count());
        drafts.forEach((sku, draft) -> products.put(sku, draft.finish()));
        return products;
    }

    /** Collects the rows of one product, which differ in their price only. */
    private static final class Draft {
        private final List<SellableProduct> facts = new ArrayList<>(1);
        private final List<PriceList.Entry> prices = new ArrayList<>(2);
        private final Costs costs;
        private boolean opened;

        private Draft(Costs costs) {
            this.costs = costs;
        }

        private boolean isOpened() {
            return opened;
        }

        private Draft add(ResultSet rows) throws SQLException {
            if (facts.isEmpty()) {
                byte[] sealedCost = rows.getBytes("cost_sealed");
                opened = sealedCost != null;
                facts.add(new SellableProduct(
                        rows.getLong("product_id"),
                        rows.getString("sku"),
                        rows.getString("name"),
                        rows.getString("unit"),
                        rows.getString("tax_category"),
                        rows.getBoolean("active"),
                        costs.open(Costs.Field.COST, rows.getString("sku"), sealedCost),
                        Currency.orNull(rows.getString("cost_currency")),
                        new PriceList(Map.of())));
            }
            long priceId = rows.getLong("price_id");
            if (!rows.wasNull()) {
                prices.add(new PriceList.Entry(
                        priceId,
                        rows.getObject("branch_id", Integer.class),
                        Currency.valueOf(rows.getString("currency")),
                        rows.getLong("amount"),
                        rows.getObject("valid_from", OffsetDateTime.class).toInstant()));
            }
            return this;
        }

        private SellableProduct finish() {
            SellableProduct bare = facts.getFirst();
            return new SellableProduct(
                    bare.id(),
                    bare.sku(),
                    bare.name(),
                    bare.unit(),
                    bare.taxCategory(),
                    bare.active(),
                    bare.cost(),
                    bare.costCurrency(),
                    PriceList.of(prices));
        }
    }
}
