package org.ferrepos.stock.level;

import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** The lists of balances as tables. */
final class LevelTables {
    static final List<Heading> BALANCES = List.of(
            Heading.of("stock.sku", Kind.CODE),
            Heading.of("stock.name", Kind.TEXT),
            Heading.of("stock.branch", Kind.CODE),
            Heading.of("stock.on_hand", Kind.NUMBER),
            Heading.of("stock.reserved", Kind.NUMBER),
            Heading.of("stock.available", Kind.NUMBER),
            Heading.of("stock.minimum", Kind.NUMBER));

    static final List<Heading> CRITICAL = List.of(
            Heading.of("stock.sku", Kind.CODE),
            Heading.of("stock.name", Kind.TEXT),
            Heading.of("stock.branch", Kind.CODE),
            Heading.of("stock.on_hand", Kind.NUMBER),
            Heading.of("stock.reserved", Kind.NUMBER),
            Heading.of("stock.available", Kind.NUMBER),
            Heading.of("stock.minimum", Kind.NUMBER),
            Heading.of("stock.deficit", Kind.NUMBER));

    private LevelTables() {}

    static List<Cell> row(StockItem item, String name) {
        return List.of(
                Cell.code(item.sku()),
                Cell.text(name),
                Cell.code(item.branch()),
                Cell.quantity(item.onHand()),
                Cell.quantity(item.reserved()),
                Cell.quantity(item.available()),
                Cell.quantity(item.minimum()));
    }

    static List<Cell> row(CriticalItem item) {
        return List.of(
                Cell.code(item.sku()),
                Cell.text(item.name()),
                Cell.code(item.branch()),
                Cell.quantity(item.onHand()),
                Cell.quantity(item.reserved()),
                Cell.quantity(item.available()),
                Cell.quantity(item.minimum()),
                Cell.quantity(item.deficit()));
    }
}
