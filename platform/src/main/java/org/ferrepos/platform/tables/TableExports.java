package org.ferrepos.platform.tables;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.db.ReadDatabase.Moment;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.CallerPlaces;

/**
 * Answers requests with whole lists as files. A table is made from one view of the database, apart from the tills, into a
 * temporary file and sent from there: a slow client holds no connection to the database, and what fails is answered as a
 * problem instead of a file that ends in the middle. What came from a replica says until when it is complete.
 */
@Singleton
public final class TableExports {
    /** Until when everything that was recorded is in the file. */
    static final String COMPLETE_UNTIL = "X-Complete-Until";

    private static final int ROWS_BETWEEN_LOOKS = 256;
    private static final int RETRY_SECONDS = 5;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ReadDatabase reads;
    private final Clock clock;
    private final TableLimits limits;
    private final CallerPlaces places;

    @Inject
    public TableExports(ReadDatabase reads, Clock clock, TableLimits limits) {
        this.reads = reads;
        this.clock = clock;
        this.limits = limits;
        // One is left for others, where there are several.
        this.places = new CallerPlaces(limits.atOnce(), Math.max(1, limits.atOnce() - 1), RETRY_SECONDS);
    }

    /** Makes the file that was asked for; 429 and 503 where too many are being made, 422 where the list is too long. */
    public Response answer(ExportRequest request, ListExport export) {
        TableFormat format = request.format();
        UUID caller = request.callerId();
        places.take(caller).ifPresent(refused -> {
            throw refused.toException();
        });
        try {
            Path file = Files.createTempFile("ferrepos-export-", "." + format.extension());
            boolean made = false;
            Instant completeUntil;
            try {
                completeUntil = reads.snapshot((view, moment) -> {
                            // From the beginning: what a replica told until it failed does not stay.
                            write(file, new Making(format, request, export, moment), view);
                            return file;
                        })
                        .completeUntil();
                made = true;
            } finally {
                if (!made) {
                    Files.deleteIfExists(file);
                }
            }
            request.afterwards(() -> delete(file));
            return Response.ok(file.toFile())
                    .type(format.mediaType())
                    .header(COMPLETE_UNTIL, completeUntil.truncatedTo(ChronoUnit.MILLIS))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + name(format, request.language(), export) + "\"")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the table " + export.name(), e);
        } finally {
            places.leave(caller);
        }
    }

    /** A file as it is made: what was asked for, and the moment that it shows. */
    private record Making(TableFormat format, ExportRequest request, ListExport export, Moment moment) {}

    private void write(Path file, Making making, Database view) throws IOException {
        ExportRequest request = making.request();
        WordFilter words = request.words();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            TableWriter table = TableWriter.open(making.format(), sheet(making), out);
            making.export().rows().into(view, cells -> {
                look(request, table.rows());
                if (words.keeps(cells)) {
                    table.row(cells);
                }
            });
            table.finish();
        }
    }

    private void look(ExportRequest request, long rows) {
        if (rows >= limits.maxRows()) {
            throw Problem.of(CommonProblem.TABLE_TOO_LONG, limits.maxRows()).toException();
        }
        if (rows % ROWS_BETWEEN_LOOKS == 0 && request.isGone()) {
            throw Problem.of(CommonProblem.SERVICE_UNAVAILABLE).toException();
        }
    }

    private TableSheet sheet(Making making) {
        ExportRequest request = making.request();
        ListExport export = making.export();
        Moment moment = making.moment();
        TableLanguage language = request.language();
        Messages messages = request.messages();
        List<TableColumn> columns = export.columns().stream()
                .map(heading -> {
                    TableColumn column =
                            TableColumn.of(messages.format("column." + heading.key(), List.of()), heading.kind());
                    return heading.totalled() ? column.withTotal() : column;
                })
                .toList();
        return new TableSheet(
                messages.format("list." + export.name(), List.of()),
                export.branch().orElse(""),
                now(language),
                moment.fromReplica() ? Optional.of(at(moment.completeUntil(), language)) : Optional.empty(),
                language,
                columns,
                limits.paperRows());
    }

    private String name(TableFormat format, TableLanguage language, ListExport export) {
        String branch = export.branch()
                .map(code -> "-" + code.replaceAll("[^A-Za-z0-9-]", ""))
                .orElse("");
        return export.name() + branch + "-" + now(language).toLocalDate() + "." + format.extension();
    }

    private LocalDateTime now(TableLanguage language) {
        return at(clock.instant(), language);
    }

    private static LocalDateTime at(Instant moment, TableLanguage language) {
        return moment.atZone(language.zone()).toLocalDateTime();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
