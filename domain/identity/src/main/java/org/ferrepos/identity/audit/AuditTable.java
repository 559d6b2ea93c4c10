package org.ferrepos.identity.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.jspecify.annotations.Nullable;

/** The audit trail as a table; its times are UTC, as its days are. */
final class AuditTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("audit.id", Kind.NUMBER),
            Heading.of("audit.at", Kind.MOMENT),
            Heading.of("audit.user", Kind.CODE),
            Heading.of("audit.kind", Kind.CODE),
            Heading.of("audit.branch", Kind.CODE),
            Heading.of("audit.address", Kind.CODE),
            Heading.of("audit.action", Kind.CODE),
            Heading.of("audit.entity", Kind.CODE),
            Heading.of("audit.key", Kind.CODE),
            Heading.of("audit.before", Kind.TEXT),
            Heading.of("audit.after", Kind.TEXT));

    private AuditTable() {}

    static List<Cell> row(AuditRow row) {
        return List.of(
                Cell.number(row.id()),
                Cell.moment(row.at(), ZoneOffset.UTC),
                Cell.code(row.user()),
                Cell.code(row.kind()),
                Cell.code(row.branch()),
                Cell.code(row.address()),
                Cell.code(row.action()),
                Cell.code(row.entity()),
                Cell.code(row.key()),
                json(row.before()),
                json(row.after()));
    }

    private static Cell json(@Nullable JsonNode value) {
        return value == null ? Cell.EMPTY : Cell.text(value.toString());
    }
}
