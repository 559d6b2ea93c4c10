package org.ferrepos.stock.transfer;

import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** Transfers as a table, one row for each; times are those of the branch they come from. */
final class TransferTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("transfer.id", Kind.CODE),
            Heading.of("transfer.from", Kind.CODE),
            Heading.of("transfer.to", Kind.CODE),
            Heading.of("transfer.status", Kind.CODE),
            Heading.of("transfer.products", Kind.NUMBER),
            Heading.of("transfer.created_at", Kind.MOMENT),
            Heading.of("transfer.sent_at", Kind.MOMENT),
            Heading.of("transfer.closed_at", Kind.MOMENT),
            Heading.of("transfer.reason", Kind.TEXT),
            Heading.of("transfer.shortage_reason", Kind.TEXT));

    private TransferTable() {}

    static List<Cell> row(TransferView transfer, BranchDirectory branches) {
        var zone = branches.zoneOf(transfer.from()).orElse(ZoneOffset.UTC);
        return List.of(
                Cell.code(transfer.id().toString()),
                Cell.code(transfer.from()),
                Cell.code(transfer.to()),
                Cell.code(transfer.status().id()),
                Cell.number(transfer.items().size()),
                Cell.moment(transfer.createdAt(), zone),
                Cell.moment(transfer.sentAt(), zone),
                Cell.moment(transfer.closedAt(), zone),
                Cell.text(transfer.reason()),
                Cell.text(transfer.shortageReason()));
    }
}
