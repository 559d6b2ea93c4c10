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
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Problem;

/**
 * Answers requests with whole lists as files. A table is made from one view of the database into a temporary file and
 * sent from there: a slow client holds no connection to the database, and what fails is answered as a problem instead of
 * a file that ends in the middle.
 */
@Singleton
public final class TableExports {
    private static final int ROWS_BETWEEN_LOOKS = 256;
    private static final int RETRY_SECONDS = 5;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Database database;
    private final Clock clock;
    private final TableLimits limits;
    private final Semaphore places;

    @Inject
    public TableExports(Database database, Clock clock, TableLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce());
    }

    /** Makes the file that was asked for; 503 where too many are being made, 422 where the list is too long. */
    public Response answer(ExportRequest request, ListExport export) {
        TableFormat format = request.format();
        if (!places.tryAcquire()) {
            throw Problem.of(CommonProblem.OVERLOADED).retryAfter(RETRY_SECONDS).toException();
        }
        try {
            Path file = Files.createTempFile("ferrepos-export-", "." + format.extension());
            boolean made = false;
            try {
                write(file, format, request, export);
                made = true;
            } finally {
                if (!made) {
                    Files.deleteIfExists(file);
                }
            }
            request.afterwards(() -> delete(file));
            return Response.ok(file.toFile())
                    .type(format.mediaType())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + name(format, request.language(), export) + "\"")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the table " + export.name(), e);
        } finally {
            places.release();
        }
    }

    private void write(Path file, TableFormat format, ExportRequest request, ListExport export) throws IOException {
        WordFilter words = request.words();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            TableWriter table = TableWriter.open(format, sheet(request, export), out);
            database.snapshot(view -> {
                export.rows().into(view, cells -> {
                    look(request, table.rows());
                    if (words.keeps(cells)) {
                        table.row(cells);
                    }
                });
                return table.rows();
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

    private TableSheet sheet(ExportRequest request, ListExport export) {
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
                now(request.language()),
                request.language(),
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
        return clock.instant().atZone(language.zone()).toLocalDateTime();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
