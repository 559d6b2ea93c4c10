package org.ferrepos.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealedCostTest {
    private static final long IMPORTED = 73_519_264;
    private static final long CHANGED = 81_640_357;
    private static final long SUGGESTED = 64_207_831;
    private static final long SUGGESTED_LATER = 92_758_416;

    private final CatalogWorld world = new CatalogWorld();
    private final ProductWrites writes = new ProductWrites(world.branches, world.costs, world.writer);

    private final ProductCosts costs = new ProductCosts(world.database, world.branches, world.costs);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theCostOfAnUnsoldProductIsInNoTable() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990," + IMPORTED + "\n");
        writes.change(world.admin, "A", cost(CHANGED)).orThrow();

        assertThat(world.count("select count(*) from identity.audit where entity in ('product', 'products')"))
                .isEqualTo(2);
        assertThat(tablesThatTell(IMPORTED)).isEmpty();
        assertThat(tablesThatTell(CHANGED)).isEmpty();
        assertThat(tablesThatTell(99_990)).as("a price is no secret").contains("catalog.price");
    }

    @Test
    void theSuggestedPriceIsInNoTableAndIsToldToWhoMayKnowIt() {
        world.importCsv("sku,name,price,cost,suggested_price\nA,Taladro,99990,," + SUGGESTED + "\nB,Broca,990,,\n");
        assertThat(costs.page(world.admin, all(), 10).items())
                .containsExactly(new CostView("A", "Taladro", null, null, SUGGESTED, Currency.CLP));
        writes.change(world.admin, "A", suggesting(SUGGESTED_LATER)).orThrow();

        assertThat(tablesThatTell(SUGGESTED)).isEmpty();
        assertThat(tablesThatTell(SUGGESTED_LATER)).isEmpty();
        assertThat(costs.page(world.admin, new ProductCosts.Filter(Optional.empty(), Optional.of("A")), 10)
                        .items())
                .containsExactly(new CostView("A", "Taladro", null, null, SUGGESTED_LATER, Currency.CLP));
        assertThat(uses()).containsExactly("admin list 1", "admin list 1");
    }

    @Test
    void aSuggestionThatNobodyStatesStaysAsItIs() {
        String file = "sku,name,price,suggested_price\nA,Taladro,99990," + SUGGESTED + "\n";
        world.importCsv(file);

        assertThat(world.importCsv(file).unchanged()).isOne();
        writes.change(world.admin, "A", cost(CHANGED)).orThrow();
        assertThat(world.importCsv("sku,name,price\nA,Taladro percutor,99990\n").updated())
                .isOne();
        assertThat(costs.page(world.admin, all(), 10).items())
                .containsExactly(new CostView("A", "Taladro percutor", CHANGED, Currency.CLP, SUGGESTED, Currency.CLP));
    }

    @Test
    void aFileOfManyIsOneUse() throws IOException {
        StringBuilder file = new StringBuilder("sku,name,price,cost,suggested_price\n");
        for (int i = 100; i < 100 + ListPages.LIMIT + 20; i++) {
            file.append("P").append(i).append(",Producto,990,").append(i).append(i % 2 == 0 ? ",700\n" : ",\n");
        }
        world.importCsv(file.toString());
        List<List<Cell>> rows = new ArrayList<>();

        ProductCosts.Export made = costs.export(Optional.empty());
        made.into(world.database, rows::add);
        made.noteUse(world.admin);

        assertThat(rows).hasSize(ListPages.LIMIT + 20);
        assertThat(rows.getFirst())
                .containsExactly(
                        Cell.code("P100"),
                        Cell.text("Producto"),
                        Cell.money(100, Currency.CLP),
                        Cell.code("CLP"),
                        Cell.money(700, Currency.CLP),
                        Cell.code("CLP"));
        assertThat(uses()).containsExactly("admin export 520", "admin export 260");
    }

    @Test
    void aFileThatIsBrokenOffIsAUseToo() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990,500\nB,Broca,990,400\n");

        ProductCosts.Export broken = costs.export(Optional.empty());
        assertThatThrownBy(() -> broken.into(world.database, row -> {
                    throw new IOException("nobody reads on");
                }))
                .hasMessage("nobody reads on");
        broken.noteUse(world.admin);

        assertThat(uses()).containsExactly("admin export 2");
    }

    private static ProductCosts.Filter all() {
        return new ProductCosts.Filter(Optional.empty(), Optional.empty());
    }

    private static ProductChange suggesting(long amount) {
        return new ProductChange(
                null, null, null, null, null, null, null, null, null, null, null, null, amount, null, null, null, null);
    }

    @Test
    void aSaleGetsTheCost() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990," + IMPORTED + "\nB,Broca,990,\n");
        SellableProducts products = new SellableProducts(world.database, world.costs);

        assertThat(products.find("A").orElseThrow().cost()).isEqualTo(IMPORTED);
        assertThat(products.find("B").orElseThrow().cost()).isZero();
    }

    @Test
    void aCostThatNobodyStatesStaysAsItIs() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990," + IMPORTED + "\n");

        assertThat(world.importCsv("sku,name,price\nA,Taladro percutor,99990\n").updated())
                .isOne();
        assertThat(world.importCsv("sku,name,price,cost\nA,Taladro percutor,99990," + IMPORTED + "\n")
                        .unchanged())
                .isOne();
        assertThat(world.importCsv("sku,name,price,cost\nA,Taladro percutor,99990," + CHANGED + "\n")
                        .updated())
                .isOne();
        assertThat(new SellableProducts(world.database, world.costs)
                        .find("A")
                        .orElseThrow()
                        .cost())
                .isEqualTo(CHANGED);
    }

    @Test
    void anImportThatComparesCostsIsLoggedOnce() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990,500\nB,Broca,990,400\n");
        assertThat(uses()).isEmpty();

        world.importCsv("sku,name,price,cost\nA,Taladro,99990,510\nB,Broca,990,410\nC,Sierra,5990,300\n");

        assertThat(uses()).containsExactly("admin import 2");
    }

    private static ProductChange cost(long amount) {
        return new ProductChange(
                null, null, null, null, null, null, null, null, null, null, amount, null, null, null, null, null, null);
    }

    private List<String> uses() {
        return world.database.read(
                handle -> handle.createQuery("select user_name || ' ' || purpose || ' ' || value_count"
                                + " from platform.encrypted_data_access_log order by entry_id")
                        .mapTo(String.class)
                        .list());
    }

    /** Looks at every column of every table, for the digits and for the bytes of a number. */
    private List<String> tablesThatTell(long amount) {
        String bytes = HexFormat.of().toHexDigits((int) amount);
        return world.database.read(handle -> {
            List<String> found = new ArrayList<>();
            for (String table : handle.createQuery("""
                            select schemaname || '.' || tablename from pg_tables
                            where schemaname not in ('pg_catalog', 'information_schema')""").mapTo(String.class).list()) {
                long rows = handle.createQuery("select count(*) from " + table + " t where cast(t as text) ~ :digits")
                        .bind("digits", amount + "|" + bytes)
                        .mapTo(Long.class)
                        .one();
                if (rows > 0) {
                    found.add(table);
                }
            }
            return found;
        });
    }
}
