package org.ferrepos.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.offline.OfflineCatalog;
import org.ferrepos.catalog.offline.ProductChanges;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was stored before prices and costs had a currency is taken over as what it meant, and only once. */
final class CurrenciesOfBeforeTest {
    private final CatalogWorld world = new CatalogWorld();
    private final CurrenciesOfBefore step = new CurrenciesOfBefore(world.database, world.branches);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofOneBranchTheyAreInItsCurrencyAndOtherwiseInTheCompanys() {
        twoCountriesOfBefore();
        assertThat(priceAt("SCL-01"))
                .as("nothing is sold for an amount without a currency")
                .isNull();

        step.start(true);

        assertThat(priceAt("SCL-01")).isEqualTo(100);
        assertThat(priceAt("MDZ-01")).isEqualTo(7_700);
        assertThat(world.count("select count(*) from catalog.price where currency = 'CLP'"))
                .isEqualTo(2);
        SellableProduct product =
                new SellableProducts(world.database, world.costs).find("A").orElseThrow();
        assertThat(product.priceAt(world.branch("MDZ-01"), CatalogWorld.NOON)).hasValue(7_700);
        assertThat(product.costIn(Currency.CLP)).isEqualTo(60);
        assertThat(product.costIn(Currency.ARS))
                .as("a cost of another currency is not known")
                .isZero();
        assertThat(world.importCsv("sku,name,price,cost\nA,Uno,100,60\n").unchanged())
                .isEqualTo(1);
    }

    @Test
    void tillsOfAnotherCurrencyHearThatTheChainsPriceIsNotTheirs() {
        twoCountriesOfBefore();
        OfflineCatalog catalog = new OfflineCatalog(world.database, world.views, world.clock);
        String cursor = catalog.after(Optional.empty(), world.branches.branch("MDZ-01"), 10)
                .cursor();

        step.start(true);

        ProductChanges changes = catalog.after(Query.cursor(cursor, 3), world.branches.branch("MDZ-01"), 10);
        assertThat(changes.items())
                .extracting(each -> each.sku() + " " + each.price())
                .containsExactly("A 7700", "B null");
    }

    @Test
    void thereIsNothingToDoTwice() {
        twoCountriesOfBefore();
        step.start(true);
        long revision = world.revision();

        step.start(true);

        assertThat(world.revision()).isEqualTo(revision);
    }

    private void twoCountriesOfBefore() {
        world.addBranchInMendoza();
        world.importCsv("sku,name,price,cost,branch\nA,Uno,100,60,\nA,Uno,7700,,MDZ-01\nB,Dos,200,,\n");
        world.database.inTransaction(handle -> {
            handle.execute("alter table catalog.price drop constraint price_has_currency");
            handle.execute("update catalog.price set currency = null");
            return handle.execute("update catalog.product set cost_currency = null");
        });
    }

    private @Nullable Long priceAt(String branch) {
        long id = world.count("select product_id from catalog.product where sku = 'A'");
        return world.views
                .of(List.of(id), world.branches.branch(branch))
                .getFirst()
                .price();
    }
}
