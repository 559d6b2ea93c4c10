package org.ferrepos.server.demo;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ferrepos.catalog.CatalogSetup;
import org.ferrepos.catalog.NewProduct;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Company;
import org.ferrepos.identity.IdentitySetup;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.NewCompany;
import org.ferrepos.identity.NewUser;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.till.TillSessions;
import org.ferrepos.stock.InitialLevel;
import org.ferrepos.stock.StockSetup;
import org.jdbi.v3.core.Handle;

/**
 * Makes the demonstration company on an empty database: branches, tills with an open session, users, products, stock. A
 * start that is interrupted in between is completed by the next one.
 */
@Singleton
public final class DemoCompany {
    private static final String STARTED = "started";
    /** The passwords were shown. */
    private static final String ANNOUNCED = "announced";

    private static final String DONE = "done";
    private static final long OPENING_FLOAT = 50_000;
    private static final int TILLS_PER_BRANCH = 4;
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final Configuration configuration;
    private final Database database;
    private final IdentitySetup identity;
    private final BranchDirectory branches;
    private final CatalogSetup catalog;
    private final Instance<TillSessions> tills;
    private final Clock clock;
    private final Map<String, String> generatedPasswords = new LinkedHashMap<>();

    @Inject
    DemoCompany(
            Configuration configuration,
            Database database,
            IdentitySetup identity,
            BranchDirectory branches,
            Parts parts) {
        this.configuration = configuration;
        this.database = database;
        this.identity = identity;
        this.branches = branches;
        this.catalog = parts.catalog;
        this.tills = parts.tills;
        this.clock = parts.clock;
    }

    /**
     * What goods, money and their times need; a bean of its own so that no constructor grows beyond reading. Tills are made
     * when they are opened: a process that finds the company made may sell nothing.
     */
    @Singleton
    static final class Parts {
        private final CatalogSetup catalog;
        private final Instance<TillSessions> tills;
        private final Clock clock;

        @Inject
        Parts(CatalogSetup catalog, Instance<TillSessions> tills, Clock clock) {
            this.catalog = catalog;
            this.tills = tills;
            this.clock = clock;
        }
    }

    /** Creates the company when the configuration wants it and the database has none; completes one begun before. */
    public void createIfWanted() {
        Optional<String> state = state();
        if (!configuration.demo() || state.filter(DONE::equals).isPresent()) {
            return;
        }
        if (state.isEmpty() && !branches.branches().isEmpty()) {
            return;
        }
        if (state.filter(ANNOUNCED::equals).isEmpty()) {
            noteState(STARTED);
            NewCompany company = company();
            if (!identity.createCompany(company)) {
                // A start that was ended before anybody could read the passwords; new ones take their place.
                company.users().forEach(user -> identity.setPassword(user.username(), user.password()));
            }
            announce(System.out);
            noteState(ANNOUNCED);
        }
        branches.refresh();
        fill();
    }

    private Optional<String> state() {
        return database.read(handle -> handle.createQuery("select value from platform.installation where fact = 'demo'")
                .mapTo(String.class)
                .findOne());
    }

    private void noteState(String state) {
        database.inTransaction(handle -> noteState(handle, state));
    }

    private int noteState(Handle handle, String state) {
        return handle.createUpdate("""
                        insert into platform.installation (fact, value, noted_at) values ('demo', :state, :now)
                        on conflict (fact) do update set value = excluded.value, noted_at = excluded.noted_at""")
                .bind("state", state)
                .bind("now", clock.instant())
                .execute();
    }

    /** Shows the users and their passwords, once: as soon as they exist. */
    private void announce(PrintStream out) {
        out.println();
        out.println("Empresa de demostración creada. Usuarios y contraseñas (se muestran solo esta vez):");
        generatedPasswords.forEach((user, password) -> out.printf("  %-12s %s%n", user, password));
        out.println();
        generatedPasswords.clear();
    }

    private NewCompany company() {
        return new NewCompany(
                new Company("Ferretería El Martillo SpA", "76123456-0"),
                List.of(
                        branch("SCL-01", "Santiago Centro", "Av. Libertador Bernardo O'Higgins 1234", "Santiago"),
                        branch("SCL-02", "Maipú", "Av. Pajaritos 2750", "Maipú"),
                        branch("VAP-01", "Valparaíso", "Av. Argentina 410", "Valparaíso")),
                users());
    }

    private static NewBranch branch(String code, String name, String address, String commune) {
        List<String> registers = IntStream.rangeClosed(1, TILLS_PER_BRANCH)
                .mapToObj(number -> code + "-C" + number)
                .toList();
        return new NewBranch(code, name, address, commune, SANTIAGO, Country.CL, Currency.CLP, registers);
    }

    private List<NewUser> users() {
        List<NewUser> users = new ArrayList<>();
        users.add(user("admin", "Administración", Role.ADMIN, Optional.empty()));
        users.add(user("supervisor", "Sofía Supervisora", Role.SUPERVISOR, Optional.of("SCL-01")));
        users.add(user("cajero", "Carlos Cajero", Role.CASHIER, Optional.of("SCL-01")));
        users.add(user("vendedor", "Valentina Vendedora", Role.SELLER, Optional.of("SCL-01")));
        users.add(user("despacho", "Diego Despacho", Role.DISPATCH, Optional.of("SCL-01")));
        users.add(user("deposito", "Daniela Depósito", Role.WAREHOUSE, Optional.of("SCL-01")));
        users.add(user("negocio", "Natalia Negocio", Role.BUYER, Optional.empty()));
        users.add(user("etiquetas", "Esteban Etiquetas", Role.LABELS, Optional.of("SCL-01")));
        users.add(user("analista", "Andrés Analista", Role.ANALYST, Optional.empty()));
        return users;
    }

    private NewUser user(String username, String name, String role, Optional<String> branch) {
        Optional<String> fixed = configuration.demoPassword().map(Secret::reveal);
        String password = fixed.orElseGet(DemoCompany::randomPassword);
        generatedPasswords.put(username, fixed.isPresent() ? "(la de FERREPOS_DEMO_PASSWORD)" : password);
        return new NewUser(username, name, password, List.of(role), branch);
    }

    private void fill() {
        Caller caller = new Caller(
                new UUID(0, 0),
                "demo",
                Caller.Kind.USER,
                Set.of(Role.ADMIN),
                Permissions.ofDelivered(Role.ADMIN),
                Optional.empty(),
                new UUID(0, 0),
                false,
                "");
        List<DemoProduct> products = DemoCatalog.load();
        // One transaction, so that a start which is ended in between leaves nothing half done.
        database.inTransaction(handle -> {
            Map<String, Long> ids = catalog.insert(
                    handle,
                    caller,
                    products.stream().map(DemoCompany::newProduct).toList());
            StockSetup.setLevels(handle, levels(products, ids), clock.instant());
            for (String code : registerCodes()) {
                tills.get().open(handle, register(code), OPENING_FLOAT, caller).orThrow();
            }
            return noteState(handle, DONE);
        });
        catalog.countWords();
    }

    private List<InitialLevel> levels(List<DemoProduct> products, Map<String, Long> ids) {
        List<InitialLevel> levels = new ArrayList<>();
        for (DemoProduct product : products) {
            Long productId = ids.get(product.sku());
            if (productId == null) {
                continue;
            }
            product.stockByBranch()
                    .forEach((branch, quantity) -> levels.add(new InitialLevel(
                            productId, branchId(branch), Quantity.of(quantity), Quantity.of(product.minimumStock()))));
        }
        return levels;
    }

    private static NewProduct newProduct(DemoProduct product) {
        return new NewProduct(
                product.sku(),
                product.name(),
                product.description(),
                product.barcodes(),
                product.category(),
                product.brand(),
                product.unit(),
                true,
                product.price(),
                product.cost());
    }

    private static List<String> registerCodes() {
        return List.of("SCL-01", "SCL-02", "VAP-01").stream()
                .flatMap(
                        branch -> IntStream.rangeClosed(1, TILLS_PER_BRANCH).mapToObj(number -> branch + "-C" + number))
                .toList();
    }

    private int branchId(String code) {
        return branches.branch(code)
                .orElseThrow(() -> new IllegalStateException("no branch " + code))
                .id();
    }

    private Register register(String code) {
        return branches.register(code).orElseThrow(() -> new IllegalStateException("no register " + code));
    }

    private static String randomPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
