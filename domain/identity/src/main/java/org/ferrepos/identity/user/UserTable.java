package org.ferrepos.identity.user;

import java.time.ZoneId;
import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** Users as a table. */
final class UserTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("user.username", Kind.CODE),
            Heading.of("user.name", Kind.TEXT),
            Heading.of("user.roles", Kind.TEXT),
            Heading.of("user.branch", Kind.CODE),
            Heading.of("user.active", Kind.FLAG),
            Heading.of("user.created_at", Kind.MOMENT),
            Heading.of("user.updated_at", Kind.MOMENT));

    private UserTable() {}

    static List<Cell> row(User user, ZoneId zone) {
        return List.of(
                Cell.code(user.username()),
                Cell.text(user.name()),
                Cell.text(String.join(", ", user.roles())),
                Cell.code(user.branch().orElse(null)),
                Cell.flag(user.active()),
                Cell.moment(user.createdAt(), zone),
                Cell.moment(user.updatedAt(), zone));
    }
}
