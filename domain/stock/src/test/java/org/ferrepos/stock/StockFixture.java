package org.ferrepos.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.catalog.CatalogSetup;
import org.ferrepos.catalog.CatalogWriter;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.NewProduct;
import org.ferrepos.catalog.ProductDirectory;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.JsonSettings;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.stock.directory.StockDirectory;
import org.ferrepos.testkit.TestDatabase;

/** A company with three branches, twenty products {@code P-00} to {@code P-19} and a clock that tests can turn. */
public final class StockFixture implements AutoCloseable {
    public static final int PRODUCTS = 20;

    private final TestDatabase testDatabase = TestDatabase.create("identity", "catalog", "stock");
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final StockDirectory directory;
    private final Audit audit;
    private final Map<String, Long> products;

    public StockFixture() {
        audit = new Audit(JsonSettings.newMapper(), Clock.systemUTC());
        database().inTransaction(handle -> {
            for (String code : List.of("SCL-01", "SCL-02", "VAP-01")) {
                new BranchStore(handle).insert(branch(code), now);
            }
            return Revisions.raise(handle, BranchStore.AREA);
        });
        Costs costs = new Costs(testDatabase.cipher(), testDatabase.accessLog());
        CatalogWriter writer = new CatalogWriter(
                database(), Clock.systemUTC(), audit, new Outbox(JsonSettings.newMapper(), Clock.systemUTC()));
        products = new CatalogSetup(database(), new BranchDirectory(database()), costs, writer)
                .insert(admin(), newProducts());
        directory = new StockDirectory(
                new BranchDirectory(database()),
                new ProductDirectory(database()),
                new SellableProducts(database(), costs));
    }

    public Database database() {
        return testDatabase.database();
    }

    public StockDirectory directory() {
        return directory;
    }

    public Audit audit() {
        return audit;
    }

    /** Shows the time that {@link #advanceMinutes} has made of it. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    public synchronized void advanceMinutes(long minutes) {
        now = now.plusSeconds(60 * minutes);
    }

    public StockKey key(String sku, String branch) {
        return new StockKey(
                directory.product(sku).id(), directory.branch("branch", branch).id());
    }

    /** Gives products their first stock. */
    public void setLevel(String sku, String branch, long onHand) {
        StockKey key = key(sku, branch);
        InitialLevel level = new InitialLevel(key.productId(), key.branchId(), Quantity.of(onHand), Quantity.ZERO);
        database().inTransaction(handle -> StockSetup.setLevels(handle, List.of(level), now));
    }

    public Balance balance(String sku, String branch) {
        StockKey key = key(sku, branch);
        return database()
                .read(handle -> handle.createQuery(
                                "select on_hand, reserved from stock.balance where product_id = ? and branch_id = ?")
                        .bind(0, key.productId())
                        .bind(1, key.branchId())
                        .map((rows, context) ->
                                new Balance(Quantity.of(rows.getBigDecimal(1)), Quantity.of(rows.getBigDecimal(2))))
                        .findOne()
                        .orElse(Balance.NONE));
    }

    public long count(String sql) {
        return database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    public Map<String, Long> products() {
        return products;
    }

    public static Caller admin() {
        return caller(Role.ADMIN, Optional.empty());
    }

    public static Caller caller(String role, Optional<String> branch) {
        UUID id = Ids.next();
        return new Caller(
                id,
                role,
                Caller.Kind.USER,
                Set.of(role),
                Permissions.ofDelivered(role),
                branch,
                id,
                false,
                "127.0.0.1");
    }

    public static String sku(int number) {
        return "P-%02d".formatted(number);
    }

    @Override
    public void close() {
        testDatabase.close();
    }

    private static NewBranch branch(String code) {
        return new NewBranch(
                code, code, "Calle 1", "Santiago", ZoneId.of("America/Santiago"), Country.CL, Currency.CLP, List.of());
    }

    private static List<NewProduct> newProducts() {
        List<NewProduct> list = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            list.add(new NewProduct(sku(i), "Producto " + i, "", List.of(), null, null, "un", true, 1000, 500));
        }
        return list;
    }
}
