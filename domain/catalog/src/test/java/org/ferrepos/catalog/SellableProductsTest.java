package org.ferrepos.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.ferrepos.identity.Branch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SellableProductsTest {
    private final CatalogWorld world = new CatalogWorld();
    private final SellableProducts products = new SellableProducts(world.database, world.costs);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatChangedIsDroppedAndTheRestStays() {
        world.importCsv("sku,name,price,branch\nA,Uno,100,\nA,Uno,90,SCL-01\nB,Dos,200,\n");
        products.refreshTo(world.revision());
        Branch santiago = world.branch("SCL-01");
        Branch valparaiso = world.branch("VAP-01");
        SellableProduct before = products.find("A").orElseThrow();
        SellableProduct other = products.find("B").orElseThrow();
        assertThat(before.priceAt(santiago, CatalogWorld.NOON)).isEqualTo(OptionalLong.of(90));
        assertThat(before.priceAt(valparaiso, CatalogWorld.NOON)).isEqualTo(OptionalLong.of(100));
        assertThat(before.priceAt(santiago, CatalogWorld.NOON.minusSeconds(1))).isEmpty();

        world.clock.advance(Duration.ofMinutes(1));
        world.importCsv("sku,name,price\nA,Uno,150\n");
        assertThat(products.find("A").orElseThrow()).isSameAs(before);
        products.refreshTo(world.revision());

        assertThat(products.find("A").orElseThrow().priceAt(valparaiso, world.clock.instant()))
                .isEqualTo(OptionalLong.of(150));
        assertThat(products.find("B").orElseThrow()).isSameAs(other);
        assertThat(products.revision()).isEqualTo(world.revision());
        products.refreshTo(1);
        assertThat(products.revision()).isEqualTo(world.revision());
    }

    @Test
    void manyAreReadAtOnceAndUnknownOnesAreAbsent() {
        world.importCsv("sku,name,price\nA,Uno,100\nB,Dos,200\n");
        products.refreshTo(world.revision());
        assertThat(products.findAll(List.of("A", "B", "nope"))).containsOnlyKeys("A", "B");
        assertThat(products.find("nope")).isEmpty();
        assertThat(products.find("a")).isEmpty();
    }
}
