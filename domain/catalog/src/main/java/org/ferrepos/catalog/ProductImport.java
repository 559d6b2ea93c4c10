package org.ferrepos.catalog;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.catalog.imports.ImportRun;
import org.ferrepos.catalog.search.Vocabulary;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;

/**
 * Reads products from CSV, in chunks of one transaction each, so that files of any length need the same memory.
 *
 * <p>What a cell does not say stays as it is. A SKU may stand once per branch; its facts come from its first row, the
 * other rows bring the prices of their branches. Barcodes are added, never removed. The column {@code stock} is what a
 * new product opens with, at the branch of its row, else at the caller's, else at the company's first; for a product
 * that exists it changes nothing.
 */
@Singleton
public final class ProductImport {
    private final Database database;
    private final BranchDirectory branches;
    private final Audit audit;
    private final Clock clock;
    private final Costs costs;
    private final Outbox outbox;
    private final Supplier<Optional<OpeningStock>> openingStock;

    @Inject
    public ProductImport(
            Database database,
            BranchDirectory branches,
            Audit audit,
            Clock clock,
            Costs costs,
            Outbox outbox,
            Instance<OpeningStock> stock) {
        this(
                database,
                branches,
                audit,
                clock,
                costs,
                outbox,
                () -> stock.isResolvable() ? Optional.of(stock.get()) : Optional.empty());
    }

    /** For callers without an injection container. */
    public ProductImport(
            Database database,
            BranchDirectory branches,
            Audit audit,
            Clock clock,
            Costs costs,
            Outbox outbox,
            Supplier<Optional<OpeningStock>> openingStock) {
        this.database = database;
        this.branches = branches;
        this.audit = audit;
        this.clock = clock;
        this.costs = costs;
        this.outbox = outbox;
        this.openingStock = openingStock;
    }

    /**
     * What is to be imported, how, and for whom.
     *
     * @param messages language of the reasons for refused lines
     */
    public record Request(
            InputStream body, ImportOptions options, Caller caller, Messages messages, ImportListener listener) {}

    /** Imports the file; a header without a required column is refused as a whole, a bad line by itself. */
    public ImportReport run(Request request) {
        branches.refresh();
        ImportReport report = new ImportRun(
                        new ImportRun.Parts(database, audit, clock, costs, outbox, branches, openingStock.get()),
                        request)
                .run();
        if (report.created() + report.updated() > 0) {
            new Vocabulary(database).count();
        }
        return report;
    }
}
