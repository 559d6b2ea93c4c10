package org.ferrepos.catalog.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PriceChecksTest {
    private final CatalogWorld world = new CatalogWorld();
    private final PriceChecks checks = new PriceChecks(world.database, world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aBarcodeAndASkuFindTheProductAtThePriceOfTheBranch() {
        world.importCsv("""
                sku,name,barcode,brand,unit,price,branch
                A,Uno,2577734028382,Marca,kg,100,
                A,Uno,2577734028382,Marca,kg,90,SCL-01
                """);
        PriceCheck there = checks.check("2577734028382", branch("SCL-01")).orThrow();
        assertThat(there.sku()).isEqualTo("A");
        assertThat(there.name()).isEqualTo("Uno");
        assertThat(there.brand()).isEqualTo("Marca");
        assertThat(there.unit()).isEqualTo("kg");
        assertThat(there.price()).isEqualTo(90);
        assertThat(there.branch()).isEqualTo("SCL-01");
        assertThat(there.checkedAt()).isEqualTo("2026-11-21T12:00:00-03:00");
        assertThat(checks.check("A", branch("VAP-01")).orThrow().price()).isEqualTo(100);
    }

    @Test
    void whatIsNotSoldIsNotFound() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        world.testDatabase.execute("update catalog.product set active = false");
        for (String code : List.of("A", "a", "", "' or 1=1 --", "x\0y", "9".repeat(65))) {
            assertThat(checks.check(code, branch("SCL-01"))).isInstanceOf(Outcome.Refused.class);
        }
    }

    private Branch branch(String code) {
        return world.branches.branch(code).orElseThrow();
    }
}
