package org.ferrepos.sales.till;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.UserDirectory;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.jspecify.annotations.Nullable;

/** Tills at a glance as a table, one row for each; times are those of their branch. */
final class TillTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("till.register", Kind.CODE),
            Heading.of("till.branch", Kind.CODE),
            Heading.of("till.open", Kind.FLAG),
            Heading.of("till.opened_at", Kind.MOMENT),
            Heading.of("till.opened_by", Kind.TEXT),
            Heading.of("till.opening_float", Kind.MONEY),
            Heading.of("till.closed_at", Kind.MOMENT),
            Heading.of("till.difference", Kind.MONEY));

    private final BranchDirectory branches;
    private final UserDirectory users;

    TillTable(BranchDirectory branches, UserDirectory users) {
        this.branches = branches;
        this.users = users;
    }

    List<Cell> row(TillViews.State till) {
        Currency currency = branches.branch(till.branch()).map(Branch::currency).orElseThrow();
        ZoneId zone = branches.zoneOf(till.branch()).orElse(ZoneOffset.UTC);
        TillViews.OpenSession session = till.session();
        TillViews.LastClosing closing = till.lastClosing();
        return List.of(
                Cell.code(till.register()),
                Cell.code(till.branch()),
                Cell.flag(till.open()),
                moment(session == null ? null : session.openedAt(), zone),
                Cell.text(session == null ? null : users.displayName(session.openedBy())),
                session == null ? Cell.EMPTY : Cell.money(session.openingFloat(), currency),
                moment(closing == null ? null : closing.closedAt(), zone),
                closing == null ? Cell.EMPTY : Cell.money(closing.differenceTotal(), currency));
    }

    private static Cell moment(@Nullable OffsetDateTime at, ZoneId zone) {
        return Cell.moment(at == null ? null : at.toInstant(), zone);
    }
}
