package org.ferrepos.platform.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.http.ProblemDocument;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;
import org.jspecify.annotations.Nullable;

/** Jobs as a table; their times are UTC, since a job belongs to no one place. */
final class JobTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("job.id", Kind.CODE),
            Heading.of("job.kind", Kind.CODE),
            Heading.of("job.status", Kind.CODE),
            Heading.of("job.progress", Kind.PERCENT),
            Heading.of("job.message", Kind.TEXT),
            Heading.of("job.owner", Kind.CODE),
            Heading.of("job.created", Kind.MOMENT),
            Heading.of("job.started", Kind.MOMENT),
            Heading.of("job.ended", Kind.MOMENT),
            Heading.of("job.attempts", Kind.NUMBER),
            Heading.of("job.problem", Kind.TEXT));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private JobTable() {}

    static List<Cell> row(JobView job) {
        return List.of(
                Cell.code(job.id().toString()),
                Cell.code(job.kind()),
                Cell.code(job.status().id()),
                Cell.percent(
                        BigDecimal.valueOf(job.progress()).multiply(HUNDRED).setScale(1, RoundingMode.DOWN)),
                Cell.text(job.message()),
                Cell.code(job.owner()),
                Cell.moment(job.createdAt(), ZoneOffset.UTC),
                Cell.moment(job.startedAt(), ZoneOffset.UTC),
                Cell.moment(job.endedAt(), ZoneOffset.UTC),
                Cell.number(job.attempts()),
                problem(job.problem()));
    }

    private static Cell problem(@Nullable ProblemDocument problem) {
        return problem == null ? Cell.EMPTY : Cell.text(problem.code() + ": " + problem.detail());
    }
}
