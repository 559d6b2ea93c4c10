package org.ferrepos.stock.movement;

import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** The ledger as a table; times are those of the branch. */
final class LedgerTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("movement.number", Kind.NUMBER),
            Heading.of("movement.occurred_at", Kind.MOMENT),
            Heading.of("movement.branch", Kind.CODE),
            Heading.of("movement.sku", Kind.CODE),
            Heading.of("movement.kind", Kind.CODE),
            Heading.of("movement.quantity", Kind.NUMBER),
            Heading.of("movement.reason", Kind.TEXT),
            Heading.of("movement.source", Kind.CODE));

    private LedgerTable() {}

    static List<Cell> row(LedgerEntryView entry, BranchDirectory branches) {
        return List.of(
                Cell.number(entry.number()),
                Cell.moment(entry.occurredAt(), branches.zoneOf(entry.branch()).orElse(ZoneOffset.UTC)),
                Cell.code(entry.branch()),
                Cell.code(entry.sku()),
                Cell.code(entry.kind().id()),
                Cell.quantity(entry.quantity()),
                Cell.text(entry.reason()),
                Cell.code(entry.sourceId().toString()));
    }
}
