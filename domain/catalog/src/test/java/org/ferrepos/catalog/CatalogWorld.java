package org.ferrepos.catalog;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.catalog.product.ProductViews;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.testkit.TestDatabase;

/** A database with two branches and the parts of the catalogue on it, for tests. */
public final class CatalogWorld implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-21T15:00:00Z");

    public final TestDatabase testDatabase = TestDatabase.create("identity", "catalog");
    public final Database database = testDatabase.database();
    public final MovingClock clock = new MovingClock(NOON);
    public final Audit audit = new Audit(JsonSettings.newMapper(), clock);
    public final BranchDirectory branches = new BranchDirectory(database);
    public final List<OpeningStockLine> openingStock = new ArrayList<>();
    public final Caller admin = new Caller(
            UUID.randomUUID(),
            "admin",
            Caller.Kind.USER,
            Set.of(Role.ADMIN),
            Permissions.ofDelivered(Role.ADMIN),
            Optional.empty(),
            UUID.randomUUID(),
            false,
            "127.0.0.1");
    public final Costs costs = new Costs(testDatabase.cipher(), testDatabase.accessLog());
    public final Outbox outbox = new Outbox(JsonSettings.newMapper(), clock);
    public final CatalogWriter writer = new CatalogWriter(database, clock, audit, outbox);
    public final CatalogSetup setup = new CatalogSetup(database, branches, costs, writer);
    public final ProductImport productImport = new ProductImport(
            database,
            branches,
            audit,
            clock,
            costs,
            outbox,
            () -> Optional.of((handle, caller, lines) -> openingStock.addAll(lines)));
    public final ProductViews views = new ProductViews(database, branches, clock, Optional::empty);

    public CatalogWorld() {
        database.inTransaction(handle -> {
            for (String code : List.of("SCL-01", "VAP-01")) {
                new BranchStore(handle)
                        .insert(
                                new NewBranch(
                                        code,
                                        code,
                                        "Calle 1",
                                        "Centro",
                                        ZoneId.of("America/Santiago"),
                                        Country.CL,
                                        Currency.CLP,
                                        List.of()),
                                clock.instant());
            }
            return Revisions.raise(handle, "identity");
        });
        branches.refresh();
    }

    /** Adds a branch in Argentina beside those of Chile. */
    public void addBranchInMendoza() {
        database.inTransaction(handle -> {
            new BranchStore(handle)
                    .insert(
                            new NewBranch(
                                    "MDZ-01",
                                    "Mendoza",
                                    "San Martín 1",
                                    "Mendoza",
                                    ZoneId.of("America/Argentina/Mendoza"),
                                    Country.AR,
                                    Currency.ARS,
                                    List.of()),
                            clock.instant());
            return Revisions.raise(handle, "identity");
        });
        branches.refresh();
    }

    public ImportReport importCsv(String csv) {
        return importCsv(csv, ImportOptions.NONE);
    }

    public ImportReport importCsv(String csv, ImportOptions options) {
        return importCsv(csv.getBytes(StandardCharsets.UTF_8), options);
    }

    public ImportReport importCsv(byte[] csv, ImportOptions options) {
        return importCsv(csv, options, admin);
    }

    public ImportReport importCsv(byte[] csv, ImportOptions options, Caller caller) {
        return productImport.run(new ProductImport.Request(
                new ByteArrayInputStream(csv),
                options,
                caller,
                Messages.forLocale(Messages.SPANISH),
                ImportListener.NONE));
    }

    public long revision() {
        return database.read(handle -> Revisions.current(handle, "catalog"));
    }

    public Branch branch(String code) {
        return branches.branch(code).orElseThrow();
    }

    public int branchId(String code) {
        return branches.branch(code).orElseThrow().id();
    }

    public long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    public static NewProduct product(String sku, String name, String category) {
        return new NewProduct(sku, name, "", List.of(), category, null, "un", true, 1_000, 600);
    }

    @Override
    public void close() {
        testDatabase.close();
    }
}
