package org.ferrepos.catalog.product;

import java.time.ZoneId;
import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** Products as a table. */
final class ProductTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("product.sku", Kind.CODE),
            Heading.of("product.name", Kind.TEXT),
            Heading.of("product.barcodes", Kind.CODE),
            Heading.of("product.category", Kind.TEXT),
            Heading.of("product.brand", Kind.TEXT),
            Heading.of("product.unit", Kind.CODE),
            Heading.of("product.tax", Kind.CODE),
            Heading.of("product.tax_category", Kind.CODE),
            Heading.of("product.price", Kind.MONEY),
            Heading.of("product.currency", Kind.CODE),
            Heading.of("product.stock", Kind.NUMBER),
            Heading.of("product.active", Kind.FLAG),
            Heading.of("product.updated_at", Kind.MOMENT));

    private ProductTable() {}

    static List<Cell> row(ProductView product, ZoneId zone) {
        Long price = product.price();
        return List.of(
                Cell.code(product.sku()),
                Cell.text(product.name()),
                Cell.code(String.join(", ", product.barcodes())),
                Cell.text(product.category()),
                Cell.text(product.brand()),
                Cell.code(product.unit()),
                Cell.code(product.tax()),
                Cell.code(product.taxCategory()),
                price == null ? Cell.EMPTY : Cell.money(price, product.currency()),
                Cell.code(product.currency().name()),
                Cell.quantity(product.stock()),
                Cell.flag(product.active()),
                Cell.moment(product.updatedAt().toInstant(), zone));
    }
}
