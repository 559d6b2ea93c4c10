package org.ferrepos.catalog.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PricesTest {
    private final CatalogWorld world = new CatalogWorld();
    private final Prices prices = new Prices(world.database, world.branches, world.costs, world.writer);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFuturePriceHoldsFromItsMomentOnAndHistoryTellsIt() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        Instant tomorrow = CatalogWorld.NOON.plus(Duration.ofDays(1));
        set(Optional.empty(), new Prices.Wanted(120, Optional.empty(), Optional.of(tomorrow), "alza"));
        set(world.branches.branch("SCL-01"), wanted(80, Optional.empty()));

        var product =
                new SellableProducts(world.database, world.costs).find("A").orElseThrow();
        Branch other = world.branch("VAP-01");
        assertThat(product.priceAt(other, CatalogWorld.NOON)).isEqualTo(OptionalLong.of(100));
        assertThat(product.priceAt(other, tomorrow.minusMillis(1))).isEqualTo(OptionalLong.of(100));
        assertThat(product.priceAt(other, tomorrow)).isEqualTo(OptionalLong.of(120));
        assertThat(product.priceAt(world.branch("SCL-01"), tomorrow)).isEqualTo(OptionalLong.of(80));

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
    void aBranchSetsItsOwnPricesAndWhoHasThePermissionThoseOfTheChain() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        Caller supervisor = caller(Role.SUPERVISOR);
        Prices.Wanted wanted = wanted(90, Optional.empty());

        var _ = prices.set(supervisor, "A", world.branches.branch("SCL-01"), wanted)
                .orThrow();
        assertThat(refusal(supervisor, world.branches.branch("VAP-01"))).isEqualTo(CommonProblem.FORBIDDEN_BRANCH);
        assertThat(refusal(supervisor, Optional.empty())).isEqualTo(CatalogProblem.PRICE_OF_CHAIN);
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(2);

        Caller buyer = caller(Role.BUYER);
        var _ = prices.set(buyer, "A", world.branches.branch("VAP-01"), wanted).orThrow();
        var _ = prices.set(buyer, "A", Optional.empty(), wanted).orThrow();
    }

    private ProblemCode refusal(Caller caller, Optional<Branch> branch) {
        if (prices.set(caller, "A", branch, wanted(1, Optional.empty())) instanceof Outcome.Refused<?> refused) {
            return refused.problem().code();
        }
        throw new AssertionError("set");
    }

    private static Caller caller(String role) {
        UUID id = UUID.randomUUID();
        return new Caller(
                id,
                role,
                Caller.Kind.USER,
                Set.of(role),
                Permissions.ofDelivered(role),
                Optional.of("SCL-01"),
                id,
                false,
                "127.0.0.1");
    }

    @Test
    void thePastStaysAsItWas() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        Instant past = CatalogWorld.NOON.minus(Duration.ofMinutes(2));
        long revision = world.revision();
        assertThat(prices.set(
                        world.admin,
                        "A",
                        Optional.empty(),
                        new Prices.Wanted(1, Optional.empty(), Optional.of(past), "")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(prices.set(world.admin, "nope", Optional.empty(), wanted(1, Optional.empty())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(1);
    }

    @Test
    void aPriceOfAllBranchesHoldsAtThoseThatSellInItsCurrency() {
        world.addBranchInMendoza();
        world.importCsv("sku,name,price\nA,Uno,100\n");
        SellableProducts products = new SellableProducts(world.database, world.costs);
        assertThat(products.find("A").orElseThrow().priceAt(world.branch("SCL-01"), CatalogWorld.NOON))
                .isEqualTo(OptionalLong.of(100));
        assertThat(products.find("A").orElseThrow().priceAt(world.branch("MDZ-01"), CatalogWorld.NOON))
                .isEmpty();
        assertThat(priceAt("MDZ-01")).isNull();

        set(Optional.empty(), wanted(9_950, Optional.of(Currency.ARS)));
        products.refreshTo(world.revision());
        assertThat(products.find("A").orElseThrow().priceAt(world.branch("SCL-01"), CatalogWorld.NOON))
                .isEqualTo(OptionalLong.of(100));
        assertThat(products.find("A").orElseThrow().priceAt(world.branch("MDZ-01"), CatalogWorld.NOON))
                .isEqualTo(OptionalLong.of(9_950));
        assertThat(priceAt("SCL-01")).isEqualTo(100);
        assertThat(priceAt("MDZ-01")).isEqualTo(9_950);
        assertThat(world.views.of(List.of(id()), Optional.empty()).getFirst().price())
                .isEqualTo(100);
        set(world.branches.branch("MDZ-01"), wanted(8_800, Optional.of(Currency.ARS)));
        assertThat(priceAt("MDZ-01")).isEqualTo(8_800);
        assertThat(prices.history("A", Optional.empty(), Long.MAX_VALUE, 50)
                        .orThrow()
                        .prices())
                .extracting(price -> price.amount() + " " + price.currency())
                .containsExactlyInAnyOrder("100 CLP", "9950 ARS", "8800 ARS");
    }

    @Test
    void aPriceInAnotherCurrencyThanTheBranchsIsRefused() {
        world.importCsv("sku,name,price\nA,Uno,100\n");
        refusedFor(world.branches.branch("SCL-01"), Currency.ARS);
        // No branch sells in it.
        refusedFor(Optional.empty(), Currency.ARS);
        world.addBranchInMendoza();
        refusedFor(world.branches.branch("MDZ-01"), Currency.CLP);
        assertThat(world.count("select count(*) from catalog.price")).isEqualTo(1);
    }

    private void set(Optional<Branch> branch, Prices.Wanted wanted) {
        assertThat(prices.set(world.admin, "A", branch, wanted).isDone()).isTrue();
    }

    private static Prices.Wanted wanted(long amount, Optional<Currency> currency) {
        return new Prices.Wanted(amount, currency, Optional.empty(), "");
    }

    private void refusedFor(Optional<Branch> branch, Currency currency) {
        assertThat(prices.set(world.admin, "A", branch, wanted(1, Optional.of(currency))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo(CatalogProblem.PRICE_CURRENCY_MISMATCH));
    }

    private long id() {
        return world.count("select product_id from catalog.product where sku = 'A'");
    }

    private @Nullable Long priceAt(String branch) {
        return world.views
                .of(List.of(id()), world.branches.branch(branch))
                .getFirst()
                .price();
    }
}
