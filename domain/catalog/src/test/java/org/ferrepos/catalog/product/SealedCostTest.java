package org.ferrepos.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealedCostTest {
    private static final long IMPORTED = 73_519_264;
    private static final long CHANGED = 81_640_357;

    private final CatalogWorld world = new CatalogWorld();
    private final ProductWrites writes =
            new ProductWrites(world.database, world.branches, world.audit, world.clock, world.costs, world.outbox);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theCostOfAnUnsoldProductIsInNoTable() {
        world.importCsv("sku,name,price,cost\nA,Taladro,99990," + IMPORTED + "\n");
        writes.change(world.admin, "A", cost(CHANGED));

        assertThat(world.count("select count(*) from identity.audit where entity in ('product', 'products')"))
                .isEqualTo(2);
        assertThat(tablesThatTell(IMPORTED)).isEmpty();
        assertThat(tablesThatTell(CHANGED)).isEmpty();
        assertThat(tablesThatTell(99_990)).as("a price is no secret").contains("catalog.price");
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
                null, null, null, null, null, null, null, null, null, null, amount, null, null, null, null, null);
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
