package org.ferrepos.platform.outbox;

import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.outbox.DeadLetters.DeadLetter;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** Events that could not be handed over, as a table; their times are UTC, since they belong to no one place. */
final class DeadLetterTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("dead_letter.id", Kind.NUMBER),
            Heading.of("dead_letter.consumer", Kind.CODE),
            Heading.of("dead_letter.position", Kind.NUMBER),
            Heading.of("dead_letter.kind", Kind.CODE),
            Heading.of("dead_letter.key", Kind.CODE),
            Heading.of("dead_letter.appended", Kind.MOMENT),
            Heading.of("dead_letter.failed", Kind.MOMENT),
            Heading.of("dead_letter.error", Kind.TEXT),
            Heading.of("dead_letter.retry", Kind.MOMENT));

    private DeadLetterTable() {}

    static List<Cell> row(DeadLetter letter) {
        return List.of(
                Cell.number(letter.id()),
                Cell.code(letter.consumer()),
                Cell.number(letter.position()),
                Cell.code(letter.kind()),
                Cell.code(letter.key()),
                Cell.moment(letter.appendedAt(), ZoneOffset.UTC),
                Cell.moment(letter.failedAt(), ZoneOffset.UTC),
                Cell.text(letter.error()),
                Cell.moment(letter.retryRequestedAt(), ZoneOffset.UTC));
    }
}
