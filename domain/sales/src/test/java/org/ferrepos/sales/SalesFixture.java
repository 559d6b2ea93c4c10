package org.ferrepos.sales;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.ferrepos.identity.Register;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.ReadDatabase;
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
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.sales.till.TillSessions;
import org.ferrepos.stock.InitialLevel;
import org.ferrepos.stock.ReservationPolicy;
import org.ferrepos.stock.StockSetup;
import org.ferrepos.stock.directory.StockDirectory;
import org.ferrepos.stock.reservation.Reservations;
import org.ferrepos.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** One branch with four open tills, and products {@code A} to {@code E} with a thousand of each. */
public final class SalesFixture implements AutoCloseable {
    public static final long PRICE_A = 1_990;

    private static final Map<String, Long> PRICES =
            Map.of("A", PRICE_A, "B", 333L, "C", 45_990L, "D", 7L, "E", 10_000L);

    private final TestDatabase testDatabase = TestDatabase.create("identity", "catalog", "stock", "sales");
    private final ReadDatabase reads = ReadDatabase.open(
            testDatabase.settings(),
            Optional.empty(),
            new ReadDatabase.Limits(Duration.ofSeconds(30), Duration.ofMinutes(1)),
            Clock.systemUTC());
    private final Audit audit = new Audit(JsonSettings.newMapper(), Clock.systemUTC());
    private final BranchDirectory branches = new BranchDirectory(testDatabase.database());
    private final Costs costs = new Costs(testDatabase.cipher(), testDatabase.accessLog());
    private final SellableProducts products = new SellableProducts(testDatabase.database(), costs);
    private final TillSessions tills = new TillSessions(testDatabase.database(), audit, Clock.systemUTC());
    private final Outbox outbox = new Outbox(JsonSettings.newMapper(), Clock.systemUTC());
    private final Map<String, Long> productIds;

    public SalesFixture() {
        database().inTransaction(handle -> {
            new BranchStore(handle)
                    .insert(
                            new NewBranch(
                                    "SCL-01",
                                    "Centro",
                                    "Calle 1",
                                    "Santiago",
                                    java.time.ZoneId.of("America/Santiago"),
                                    Country.CL,
                                    Currency.CLP,
                                    List.of("T1", "T2", "T3", "T4")),
                            Clock.systemUTC().instant());
            return Revisions.raise(handle, BranchStore.AREA);
        });
        branches.refresh();
        CatalogWriter writer = new CatalogWriter(database(), Clock.systemUTC(), audit, outbox);
        productIds = new CatalogSetup(database(), branches, costs, writer)
                .insert(
                        admin(),
                        PRICES.entrySet().stream()
                                .map(price -> product(price.getKey(), price.getValue()))
                                .toList());
        setStock(PRICES.keySet().stream().sorted().toList(), 1_000);
        for (String till : List.of("T1", "T2", "T3", "T4")) {
            var _ = tills.open(register(till), 50_000, admin()).orThrow();
        }
    }

    /** Adds a branch in Argentina with an open till {@code M1} and a thousand of each product, priced in cents. */
    public void addBranchInMendoza(Map<String, Long> prices) {
        int branchId = database().inTransaction(handle -> {
            int id = new BranchStore(handle)
                    .insert(
                            new NewBranch(
                                    "MDZ-01",
                                    "Mendoza",
                                    "San Martín 1",
                                    "Mendoza",
                                    java.time.ZoneId.of("America/Argentina/Mendoza"),
                                    Country.AR,
                                    Currency.ARS,
                                    List.of("M1")),
                            Clock.systemUTC().instant());
            Revisions.raise(handle, BranchStore.AREA);
            return id;
        });
        branches.refresh();
        prices.forEach((sku, amount) -> setPrice(sku, branchId, amount));
        database()
                .inTransaction(handle -> StockSetup.setLevels(
                        handle,
                        prices.keySet().stream()
                                .sorted()
                                .map(sku ->
                                        new InitialLevel(productId(sku), branchId, Quantity.of(1_000), Quantity.ZERO))
                                .toList(),
                        Clock.systemUTC().instant()));
        var _ = tills.open(register("M1"), 50_000, admin());
    }

    /** Gives a product a category of tax as the catalogue does. */
    public void setTax(String sku, String category) {
        change("update catalog.product set tax_category = '" + category + "', revision = :revision where sku = '" + sku
                + "'");
    }

    /** Changes the catalogue by a statement that may name {@code :revision}, the one it is raised to. */
    public void change(String sql) {
        database().inTransaction(handle -> {
            long revision = Revisions.raise(handle, "catalog");
            return handle.createUpdate(sql).bind("revision", revision).execute();
        });
    }

    private static NewProduct product(String sku, long price) {
        return new NewProduct(
                sku, "Producto " + sku, "", List.of(), "Pruebas", "Marca", "un", !sku.equals("E"), price, price / 2);
    }

    private void setStock(List<String> skus, long quantity) {
        int branchId = register("T1").branch().id();
        List<InitialLevel> levels = skus.stream()
                .map(sku -> new InitialLevel(productId(sku), branchId, Quantity.of(quantity), Quantity.ZERO))
                .toList();
        database()
                .inTransaction(handle ->
                        StockSetup.setLevels(handle, levels, Clock.systemUTC().instant()));
    }

    public Database database() {
        return testDatabase.database();
    }

    public ReadDatabase reads() {
        return reads;
    }

    public TestDatabase testDatabase() {
        return testDatabase;
    }

    public BranchDirectory branches() {
        return branches;
    }

    public SellableProducts products() {
        return products;
    }

    public TillSessions tills() {
        return tills;
    }

    public Audit audit() {
        return audit;
    }

    public Outbox outbox() {
        return outbox;
    }

    public SaleReader reader() {
        return new SaleReader(database(), branches);
    }

    public Register register(String code) {
        return branches.register(code).orElseThrow();
    }

    public long productId(String sku) {
        Long id = productIds.get(sku);
        if (id == null) {
            throw new IllegalArgumentException(sku);
        }
        return id;
    }

    /** Sets a price as the price desk does: a new row of the history, and a raised revision. */
    public void setPrice(String sku, long amount) {
        setPrice(sku, null, amount);
    }

    private void setPrice(String sku, @Nullable Integer branchId, long amount) {
        database().inTransaction(handle -> {
            long revision = Revisions.raise(handle, "catalog");
            handle.createUpdate("""
                            insert into catalog.price (product_id, branch_id, currency, amount, valid_from, reason,
                                created_by, created_at)
                            values (:id, :branch, :currency, :amount, now(), 'prueba', :user, now())""")
                    .bind("id", productId(sku))
                    .bind("branch", branchId)
                    .bind("currency", branches.currencyOf(branchId))
                    .bind("amount", amount)
                    .bind("user", Ids.next())
                    .execute();
            return handle.createUpdate("update catalog.product set revision = :revision where product_id = :id")
                    .bind("revision", revision)
                    .bind("id", productId(sku))
                    .execute();
        });
    }

    /** Ends or reopens a till as another process does: the directory of this one is not told. */
    public void setActive(String register, boolean active) {
        database().inTransaction(handle -> {
            handle.createUpdate("update identity.register set active = :active where id = :id")
                    .bind("active", active)
                    .bind("id", register(register).id())
                    .execute();
            return Revisions.raise(handle, BranchStore.AREA);
        });
    }

    /** Sets all of a product aside, as the warehouse does. */
    public void reserveAll(String sku, UUID id, Instant until) {
        database().inTransaction(handle -> {
            handle.createUpdate("""
                            insert into stock.reservation (reservation_id, branch_id, status, content_hash, user_id,
                                created_at, expires_at)
                            values (:id, :branch, 'active', '', :id, now(), :until)""")
                    .bind("id", id)
                    .bind("branch", register("T1").branch().id())
                    .bind("until", until)
                    .execute();
            handle.createUpdate("""
                            insert into stock.reservation_line (reservation_id, product_id, quantity)
                            select :id, product_id, on_hand from stock.balance where product_id = :product""")
                    .bind("id", id)
                    .bind("product", productId(sku))
                    .execute();
            return handle.createUpdate("update stock.balance set reserved = on_hand where product_id = :product")
                    .bind("product", productId(sku))
                    .execute();
        });
    }

    /** Lets the time of a reservation be over, with no job that gives the goods back. */
    public void endReservation(UUID id, Instant at) {
        database()
                .inTransaction(handle -> handle.createUpdate(
                                "update stock.reservation set expires_at = :at where reservation_id = :id")
                        .bind("id", id)
                        .bind("at", at)
                        .execute());
    }

    /** Runs the job that gives back what reservations held whose time is over; how many those were. */
    public int expireReservations() {
        StockDirectory directory = new StockDirectory(branches, new ProductDirectory(database()), products);
        return new Reservations(database(), directory, new ReservationPolicy(1), Clock.systemUTC()).expire();
    }

    public Quantity onHand(String sku) {
        return Quantity.of(database()
                .read(handle -> handle.createQuery("select on_hand from stock.balance where product_id = :id")
                        .bind("id", productId(sku))
                        .mapTo(java.math.BigDecimal.class)
                        .one()));
    }

    public long count(String sql) {
        return database()
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** As in a shop, with more patience: the machine of a test may be busy. */
    public static SalesPolicy patientPolicy(int writers, Duration requestTimeout) {
        SalesPolicy defaults = SalesPolicy.defaults();
        return new SalesPolicy(
                writers,
                defaults.batchSize(),
                defaults.queueCapacity(),
                requestTimeout,
                defaults.cashLimit(),
                defaults.maxItems(),
                defaults.maxDiscountPercent(),
                defaults.discountLimits(),
                defaults.returnsNeedSupervisor(),
                defaults.otherRefundNeedsSupervisor(),
                defaults.backdatedNeedsSupervisor());
    }

    public static Caller admin() {
        return caller(Role.ADMIN);
    }

    public static Caller caller(String role) {
        UUID id = Ids.next();
        return new Caller(
                id,
                role,
                Caller.Kind.USER,
                Set.of(role),
                Permissions.ofDelivered(role),
                Optional.empty(),
                id,
                false,
                "127.0.0.1");
    }

    @Override
    public void close() {
        reads.close();
        testDatabase.close();
    }
}
