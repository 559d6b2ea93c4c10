package org.ferrepos.catalog.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.platform.http.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PricesTest {
    private final CatalogWorld world = new CatalogWorld();
    private final Prices prices = new Prices(world.database, world.audit, world.clock, world.costs, world.outbox);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFuturePriceHoldsFromItsMomentOnAndHistoryTellsIt() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        Instant tomorrow = CatalogWorld.NOON.plus(Duration.ofDays(1));
        prices.set(world.admin, "A", Optional.empty(), new Prices.Wanted(120, Optional.of(tomorrow), "alza"))
                .orThrow();
        prices.set(world.admin, "A", world.branches.branch("SCL-01"), new Prices.Wanted(80, Optional.empty(), ""))
                .orThrow();

        var product =
                new SellableProducts(world.database, world.costs).find("A").orElseThrow();
        int other = world.branchId("VAP-01");
        assertThat(product.priceAt(other, CatalogWorld.NOON)).isEqualTo(OptionalLong.of(100));
        assertThat(product.priceAt(other, tomorrow.minusMillis(1))).isEqualTo(OptionalLong.of(100));
        assertThat(product.priceAt(other, tomorrow)).isEqualTo(OptionalLong.of(120));
        assertThat(product.priceAt(world.branchId("SCL-01"), tomorrow)).isEqualTo(OptionalLong.of(80));

        List<PriceStore.StoredPrice> history = prices.history("A", Optional.empty(), Long.MAX_VALUE, 50)
                .orThrow()
                .prices();
        assertThat(history).extracting(PriceStore.StoredPrice::amount).containsExactly(120L, 80L, 100L);
        assertThat(history.getLast().validTo()).isEqualTo(tomorrow);
        assertThat(history.getFirst().validTo()).isNull();
        assertThat(prices.history("A", world.branches.branch("SCL-01"), Long.MAX_VALUE, 50)
                        .orThrow()
                        .prices())
                .hasSize(1);
    }

    @Test
    void thePastStaysAsItWas() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        Instant past = CatalogWorld.NOON.minus(Duration.ofMinutes(2));
        long revision = world.revision();
        assertThat(prices.set(world.admin, "A", Optional.empty(), new Prices.Wanted(1, Optional.of(past), "")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(prices.set(world.admin, "nope", Optional.empty(), new Prices.Wanted(1, Optional.empty(), "")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(1);
    }
}
