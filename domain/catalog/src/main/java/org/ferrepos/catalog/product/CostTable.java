package org.ferrepos.catalog.product;

import java.util.List;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.jspecify.annotations.Nullable;

/** Costs and suggested prices as a table. */
final class CostTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("cost.sku", Kind.CODE),
            Heading.of("cost.name", Kind.TEXT),
            Heading.of("cost.cost", Kind.MONEY),
            Heading.of("cost.cost_currency", Kind.CODE),
            Heading.of("cost.suggested_price", Kind.MONEY),
            Heading.of("cost.currency", Kind.CODE));

    private CostTable() {}

    static List<Cell> row(CostView product) {
        Currency costCurrency = product.costCurrency();
        return List.of(
                Cell.code(product.sku()),
                Cell.text(product.name()),
                money(product.cost(), costCurrency == null ? product.currency() : costCurrency),
                Cell.code(costCurrency == null ? null : costCurrency.name()),
                money(product.suggestedPrice(), product.currency()),
                Cell.code(product.currency().name()));
    }

    private static Cell money(@Nullable Long amount, Currency currency) {
        return amount == null ? Cell.EMPTY : Cell.money(amount, currency);
    }
}
