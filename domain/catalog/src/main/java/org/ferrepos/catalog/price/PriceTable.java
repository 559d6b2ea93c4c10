package org.ferrepos.catalog.price;

import java.time.OffsetDateTime;
import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.jspecify.annotations.Nullable;

/** The prices of a product as a table; times as the list shows them. */
final class PriceTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("price.branch", Kind.CODE),
            Heading.of("price.amount", Kind.MONEY),
            Heading.of("price.currency", Kind.CODE),
            Heading.of("price.valid_from", Kind.MOMENT),
            Heading.of("price.valid_to", Kind.MOMENT),
            Heading.of("price.reason", Kind.TEXT),
            Heading.of("price.created_by", Kind.TEXT),
            Heading.of("price.created_at", Kind.MOMENT));

    private PriceTable() {}

    static List<Cell> row(PriceResource.PriceView price) {
        return List.of(
                Cell.code(price.branch()),
                Cell.money(price.amount(), price.currency()),
                Cell.code(price.currency().name()),
                moment(price.validFrom()),
                moment(price.validTo()),
                Cell.text(price.reason()),
                Cell.text(price.createdBy()),
                moment(price.createdAt()));
    }

    private static Cell moment(@Nullable OffsetDateTime at) {
        return at == null ? Cell.EMPTY : Cell.moment(at.toInstant(), at.getOffset());
    }
}
