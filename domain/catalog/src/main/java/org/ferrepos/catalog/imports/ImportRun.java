package org.ferrepos.catalog.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.ImportReport;
import org.ferrepos.catalog.OpeningStock;
import org.ferrepos.catalog.OpeningStockLine;
import org.ferrepos.catalog.ProductImport;
import org.ferrepos.catalog.product.PriceCurrencies;
import org.ferrepos.catalog.product.PriceReach;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.catalog.tax.TaxStore;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.outbox.Outbox;
import org.jdbi.v3.core.Handle;

/** One run over a file; keeps a chunk of rows and the keys of those before it, nothing else. */
public final class ImportRun {
    private static final int CHUNK_ROWS = 1_000;
    private static final int MAX_ROWS = 500_000;
    private static final int MAX_REPORTED = 10_000;

    private final Parts parts;
    private final ProductImport.Request request;
    private final Map<String, Branch> branches;
    private final Map<String, SeenRow> seenRows = new HashMap<>();
    private final Map<String, StatedFacts> stated = new HashMap<>();
    private final Set<String> createdBefore = new HashSet<>();
    private final List<ImportReport.RejectedLine> reported = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long rowsRead;

    public ImportRun(Parts parts, ProductImport.Request request) {
        this.parts = parts;
        this.request = request;
        this.branches =
                parts.branches().branches().stream().collect(Collectors.toMap(Branch::code, Function.identity()));
    }

    /** What a run works with. */
    public record Parts(
            Database database,
            Audit audit,
            Clock clock,
            Costs costs,
            Outbox outbox,
            BranchDirectory branches,
            Optional<OpeningStock> openingStock) {}

    /** An earlier row of the same SKU and branch. */
    private record SeenRow(long line, int contentHash) {}

    public ImportReport run() {
        CountingStream body = new CountingStream(request.body());
        try {
            CsvFile file = new CsvFile(body);
            RowParser parser = new RowParser(
                    FieldPositions.of(file.header(), request.options()), places(), taxes(), request.caller());
            List<ImportRow> chunk = new ArrayList<>(CHUNK_ROWS);
            while (read(file, parser, chunk)) {
                if (rowsRead % CHUNK_ROWS == 0) {
                    apply(chunk);
                    request.listener().progress(rowsRead, body.count());
                }
            }
            apply(chunk);
            request.listener().progress(rowsRead, body.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reported.sort(Comparator.comparingLong(ImportReport.RejectedLine::line));
        return new ImportReport(created, updated, unchanged, reported, rejected);
    }

    private ImportPlaces places() {
        return new ImportPlaces(branches, PriceCurrencies.of(parts.branches()));
    }

    private ImportTaxes taxes() {
        return new ImportTaxes(
                parts.database().read(TaxStore::load),
                parts.branches().countries(),
                LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC));
    }

    /** Reads a row into the chunk, if it is news; false at the end of the file. */
    private boolean read(CsvFile file, RowParser parser, List<ImportRow> chunk) throws IOException {
        try {
            Optional<CsvRow> row = file.next();
            if (row.isEmpty()) {
                return false;
            }
            ImportRow parsed = parser.parse(row.get()).withStockBranch(defaultStockBranch());
            if (isNews(parsed)) {
                chunk.add(parsed);
            }
        } catch (RejectedRow e) {
            reject(e.rejection());
        }
        if (++rowsRead > MAX_ROWS) {
            throw Problem.invalid("body", "import.too_long", Integer.toString(MAX_ROWS))
                    .toException();
        }
        return true;
    }

    /** A SKU may stand once per branch and currency; the same row again is nothing new, another one contradicts the first. */
    private boolean isNews(ImportRow row) {
        String key = row.sku() + "\n" + row.place();
        SeenRow earlier = seenRows.putIfAbsent(key, new SeenRow(row.line(), row.contentHash()));
        if (earlier == null) {
            return true;
        }
        if (earlier.contentHash() == row.contentHash()) {
            unchanged++;
        } else {
            reject(Rejection.of(row.line(), "sku", "import.repeated", Long.toString(earlier.line())));
        }
        return false;
    }

    private void apply(List<ImportRow> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        ImportChunk.Outcome outcome = parts.database().inTransaction(handle -> apply(handle, chunk));
        created += outcome.created();
        updated += outcome.updated();
        unchanged += outcome.unchanged();
        outcome.rejections().forEach(this::reject);
        stated.putAll(outcome.stated());
        createdBefore.addAll(outcome.createdSkus());
        chunk.clear();
    }

    private ImportChunk.Outcome apply(Handle handle, List<ImportRow> rows) {
        Stamp stamp =
                new Stamp(Revisions.raise(handle, "catalog"), parts.clock().instant());
        ImportChunk chunk = new ImportChunk(
                handle,
                stamp,
                new StatedCosts(parts.costs(), request.caller()),
                PriceReach.refusal(request.caller(), Optional.empty()).isEmpty());
        ImportChunk.Outcome outcome = chunk.decide(rows, stated, createdBefore);
        if (!chunk.hasChanges()) {
            // Nothing to announce: the raised revision goes back with the transaction.
            handle.rollback();
            return outcome;
        }
        PriceStore.Origin origin =
                new PriceStore.Origin("import", request.caller().name(), stamp.at());
        ImportChunk.Written written = chunk.write(origin);
        List<OpeningStockLine> stock = written.stock();
        if (!stock.isEmpty()) {
            parts.openingStock()
                    .orElseThrow(() -> new IllegalStateException("stock to import, but no stock area"))
                    .receive(handle, request.caller(), stock);
        }
        String lines = rows.getFirst().line() + "-" + rows.getLast().line();
        parts.audit()
                .record(handle, new AuditEntry(request.caller(), "import", "products", lines, null, chunk.trail()));
        parts.outbox().append(handle, written.products());
        parts.outbox().append(handle, written.prices());
        return outcome;
    }

    private Optional<Branch> defaultStockBranch() {
        Optional<Branch> own = request.caller().branch().map(branches::get);
        return own.isPresent()
                ? own
                : parts.branches().branches().stream().filter(Branch::active).min(Comparator.comparingInt(Branch::id));
    }

    private void reject(Rejection rejection) {
        rejected++;
        if (reported.size() < MAX_REPORTED) {
            reported.add(new ImportReport.RejectedLine(
                    rejection.line(),
                    rejection.field(),
                    request.messages().format(rejection.messageKey(), rejection.arguments())));
        }
    }
}
