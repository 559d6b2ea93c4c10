package org.ferrepos.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductWritesTest {
    private final CatalogWorld world = new CatalogWorld();
    private final ProductWrites writes = new ProductWrites(world.branches, world.costs, world.writer);
    private final ProductQueries queries =
            new ProductQueries(world.database, world.views, new SellableProducts(world.database, world.costs));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aProductIsCreatedChangedAndDeactivated() {
        writes.create(world.admin, change("TAL/1", "Taladro", List.of("4006381333931", "INT-1"), 39_990L))
                .orThrow();
        ProductView made = queries.bySku("TAL/1", Optional.empty()).orThrow();
        assertThat(made.price()).isEqualTo(39_990);
        assertThat(made.barcodes()).containsExactly("4006381333931", "INT-1");
        assertThat(made.stock()).isNull();

        writes.change(world.admin, "TAL/1", change(null, "Taladro percutor", List.of("INT-2"), 41_000L))
                .orThrow();
        ProductView changed =
                queries.byBarcode("INT-2", world.branches.branch("SCL-01")).orThrow();
        assertThat(changed.name()).isEqualTo("Taladro percutor");
        assertThat(changed.price()).isEqualTo(41_000);
        assertThat(changed.stock()).isNotNull();
        refused(
                CatalogProblem.PRODUCT_NOT_FOUND,
                () -> queries.byBarcode("INT-1", Optional.empty()).orThrow());

        writes.deactivate(world.admin, "TAL/1").orThrow();
        long revision = world.revision();
        writes.deactivate(world.admin, "TAL/1").orThrow();
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(queries.bySku("TAL/1", Optional.empty()).orThrow().active()).isFalse();
        assertThat(world.count("select count(*) from identity.audit where entity = 'product'"))
                .isEqualTo(3);
    }

    /** Such a product could be created, but neither seen nor changed. */
    @ParameterizedTest
    @ValueSource(strings = {"buscar", "cambios", "importar", "barcode", "sucursales", ".", ".."})
    void aSkuThatARouteHidesIsRefused(String sku) {
        refused(CommonProblem.VALIDATION_FAILED, () -> change(sku, "Uno", List.of(), 100L));
        assertThat(world.importCsv("sku,name,price\n" + sku + ",Uno,100\n").rejected())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.field()).isEqualTo("sku");
                    assertThat(line.reason()).contains("«" + sku + "»");
                });
    }

    @Test
    void keysOfOthersAreRefusedAndNothingIsWritten() {
        writes.create(world.admin, change("A", "Uno", List.of("INT-1"), 100L)).orThrow();
        long revision = world.revision();
        refused(
                CommonProblem.ALREADY_EXISTS,
                () -> writes.create(world.admin, change("A", "Dos", List.of(), 1L))
                        .orThrow());
        refused(
                CatalogProblem.BARCODE_IN_USE,
                () -> writes.create(world.admin, change("B", "Dos", List.of("INT-1"), 1L))
                        .orThrow());
        refused(
                CatalogProblem.PRODUCT_NOT_FOUND,
                () -> writes.change(world.admin, "B", change(null, "Dos", null, null))
                        .orThrow());
        assertThat(world.revision()).isEqualTo(revision);
        assertThat(world.count("select count(*) from catalog.product")).isEqualTo(1);
    }

    @Test
    void listsGoPageByPage() {
        for (String sku : List.of("c", "a", "B")) {
            writes.create(world.admin, change(sku, "Producto " + sku, null, 100L))
                    .orThrow();
        }
        ProductQueries.Filter all = new ProductQueries.Filter(Optional.empty(), Optional.empty(), Optional.of(true));
        Page<ProductView> first = queries.page(all, 2, Optional.empty());
        assertThat(first.items()).extracting(ProductView::sku).containsExactly("B", "a");
        assertThat(first.next()).isNotNull();
        ProductQueries.Filter rest = new ProductQueries.Filter(Optional.of("a"), Optional.empty(), Optional.empty());
        assertThat(queries.page(rest, 2, Optional.empty()).items())
                .extracting(ProductView::sku)
                .containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333931,VALID",
        "4006381333932,WRONG_CHECK_DIGIT",
        "96385074,VALID",
        "96385075,WRONG_CHECK_DIGIT",
        "036000291452,VALID",
        "10036000291459,VALID",
        "10036000291450,WRONG_CHECK_DIGIT",
        "INT-1,VALID",
        "12345,VALID",
        "123,MALFORMED",
        "A B C,MALFORMED"
    })
    void barcodesAreChecked(String code, Rules.BarcodeCheck expected) {
        assertThat(Rules.checkBarcode(code)).isEqualTo(expected);
    }

    @Test
    void theShorthandOfTheTaxAndItsCategoryAreOne() {
        writes.create(world.admin, change("A", "Pan", null, 100L)).orThrow();
        assertThat(tax()).isEqualTo("affected standard");
        writes.change(world.admin, "A", tax("exempt", null)).orThrow();
        assertThat(tax()).isEqualTo("exempt exempt");
        writes.change(world.admin, "A", tax("affected", "exempt")).orThrow();
        assertThat(tax()).isEqualTo("affected standard");
        world.addBranchInMendoza();
        writes.change(world.admin, "A", tax(null, "reduced")).orThrow();
        assertThat(tax()).isEqualTo("affected reduced");
        writes.change(world.admin, "A", tax("affected", null)).orThrow();
        assertThat(tax()).isEqualTo("affected reduced");
        writes.change(world.admin, "A", tax("exempt", "reduced")).orThrow();
        assertThat(tax()).isEqualTo("exempt exempt");
        refused(
                CommonProblem.VALIDATION_FAILED,
                () -> writes.change(world.admin, "A", tax(null, "luxury")).orThrow());
        refused(
                CommonProblem.VALIDATION_FAILED,
                () -> writes.create(
                                world.admin,
                                new ProductChange(
                                        "B",
                                        "Pan",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "exempt",
                                        "standard",
                                        1L,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null))
                        .orThrow());
        assertThat(tax()).isEqualTo("exempt exempt");
    }

    @Test
    void aCategoryThatHoldsWhereNoBranchIsIsRefused() {
        writes.create(world.admin, change("A", "Pan", null, 100L)).orThrow();
        refused(
                CatalogProblem.TAX_CATEGORY_NOT_IN_COUNTRY,
                () -> writes.change(world.admin, "A", tax(null, "reduced")).orThrow());
        assertThat(tax()).isEqualTo("affected standard");
    }

    @Test
    void aPriceMayBeInAnotherCurrencyThatSomeBranchSellsInAndACostNamesItsOwn() {
        refused(
                CatalogProblem.PRICE_CURRENCY_MISMATCH,
                () -> writes.create(world.admin, priced("A", Currency.ARS)).orThrow());
        world.addBranchInMendoza();
        writes.create(world.admin, priced("A", Currency.ARS)).orThrow();
        assertThat(queries.bySku("A", Optional.empty()).orThrow().price()).isNull();
        assertThat(queries.bySku("A", world.branches.branch("MDZ-01")).orThrow().price())
                .isEqualTo(5_000);
        assertThat(world.count("select count(*) from catalog.product where cost_currency = 'ARS'"))
                .isEqualTo(1);

        writes.change(world.admin, "A", change("A", "Pan", null, 100L)).orThrow();
        assertThat(queries.bySku("A", Optional.empty()).orThrow().price()).isEqualTo(100);
        assertThat(queries.bySku("A", world.branches.branch("MDZ-01")).orThrow().price())
                .isEqualTo(5_000);
        refused(CommonProblem.VALIDATION_FAILED, () -> costing(null, Currency.ARS));
        writes.change(world.admin, "A", costing(40L, null)).orThrow();
        assertThat(world.count("select count(*) from catalog.product where cost_currency = 'CLP'"))
                .as("a cost that says no currency is in the company's")
                .isEqualTo(1);
    }

    private static ProductChange priced(String sku, Currency currency) {
        return new NewProductRequest(
                        sku, "Pan", null, null, null, null, null, null, null, 5_000L, currency, 3_000L, currency, null,
                        null)
                .asChange()
                .checked()
                .orThrow();
    }

    private static ProductChange costing(@Nullable Long cost, @Nullable Currency currency) {
        return new ProductChange(
                        null, null, null, null, null, null, null, null, null, null, cost, currency, null, null, null,
                        null, null)
                .checked()
                .orThrow();
    }

    private String tax() {
        ProductView view = queries.bySku("A", Optional.empty()).orThrow();
        return view.tax() + " " + view.taxCategory();
    }

    private static ProductChange tax(@Nullable String shorthand, @Nullable String category) {
        return new ProductChange(
                        null, null, null, null, null, null, null, shorthand, category, null, null, null, null, null,
                        null, null, null)
                .checked()
                .orThrow();
    }

    private static ProductChange change(
            @Nullable String sku, String name, @Nullable List<String> barcodes, @Nullable Long price) {
        return new ProductChange(
                        sku,
                        name,
                        null,
                        barcodes,
                        "Herramientas",
                        null,
                        null,
                        null,
                        null,
                        price,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .checked()
                .orThrow();
    }

    private static void refused(ProblemCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }
}
