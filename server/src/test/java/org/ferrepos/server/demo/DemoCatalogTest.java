package org.ferrepos.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the demonstration catalogue is large, coherent and the same on every load. */
class DemoCatalogTest {

    private static final List<DemoProduct> PRODUCTS = DemoCatalog.load();
    private static final Set<String> UNITS = Set.of(
            "un", "m", "kg", "l", "caja", "saco", "rollo", "par", "juego", "m2", "plancha", "tira", "bolsa", "galon");

    @Test
    void hasTheSizeOfARealStore() {
        assertThat(PRODUCTS).hasSizeGreaterThanOrEqualTo(1_800);
        assertThat(PRODUCTS.stream().map(DemoProduct::category).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(PRODUCTS.stream().map(DemoProduct::brand).distinct()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void isTheSameOnEveryLoad() {
        assertThat(DemoCatalog.load()).isEqualTo(PRODUCTS);
    }

    @Test
    void namesEveryProductOnce() {
        assertThat(PRODUCTS).extracting(DemoProduct::sku).doesNotHaveDuplicates();
        assertThat(PRODUCTS).extracting(DemoProduct::name).doesNotHaveDuplicates();
        assertThat(PRODUCTS).allSatisfy(product -> {
            assertThat(product.sku()).matches("[A-Z0-9]+(-[A-Z0-9]+)+").hasSizeLessThanOrEqualTo(20);
            assertThat(product.name()).isNotBlank().doesNotContain("{", "}", "  ");
            assertThat(product.description()).endsWith(".").doesNotContain("{", "}", "  ");
        });
    }

    @Test
    void givesEveryProductValidBarcodesOfItsOwn() {
        assertThat(PRODUCTS)
                .allSatisfy(product -> assertThat(product.barcodes()).isNotEmpty());
        List<String> barcodes = PRODUCTS.stream()
                .flatMap(product -> product.barcodes().stream())
                .toList();
        assertThat(barcodes).doesNotHaveDuplicates().allSatisfy(barcode -> {
            assertThat(barcode).matches("2\\d{12}");
            assertThat(weightedSum(barcode) % 10).as(barcode).isZero();
        });
    }

    @Test
    void givesSomeProductsASecondBarcode() {
        long second = PRODUCTS.stream()
                .filter(product -> product.barcodes().size() > 1)
                .count();
        assertThat(100.0 * second / PRODUCTS.size()).isBetween(5.0, 11.0);
    }

    @Test
    void sellsEveryProductAboveItsCost() {
        assertThat(PRODUCTS).allSatisfy(product -> {
            assertThat(product.price() % 10).as(product.sku()).isZero();
            assertThat(product.cost()).as(product.sku()).isPositive();
            assertThat((double) product.price()).as(product.sku()).isGreaterThan(product.cost() * 1.19);
        });
    }

    @Test
    void sellsOnlyByKnownUnitsAndSomeOfThemByFraction() {
        assertThat(PRODUCTS).extracting(DemoProduct::unit).isSubsetOf(UNITS).contains("m", "kg", "l", "m2");
    }

    @Test
    void hasTheProductsTheDemonstrationNames() {
        DemoProduct drill = bySku("TAL-750");
        assertThat(drill.unit()).isEqualTo("un");
        assertThat(drill.price()).isEqualTo(45_990);
        assertThat(drill.stockByBranch().values()).allMatch(stock -> stock >= 200);
        DemoProduct screw = bySku("TOR-6X50");
        assertThat(screw.unit()).isEqualTo("kg");
        assertThat(screw.price()).isEqualTo(5_990);
        assertThat(screw.stockByBranch().values()).allMatch(stock -> stock >= 500);
    }

    @Test
    void leavesAFewBranchesAtTheirMinimum() {
        assertThat(PRODUCTS)
                .allSatisfy(
                        product -> assertThat(product.stockByBranch()).containsOnlyKeys("SCL-01", "SCL-02", "VAP-01"));
        long critical =
                PRODUCTS.stream().flatMap(DemoCatalogTest::criticalStocks).count();
        assertThat(100.0 * critical / (3 * PRODUCTS.size())).isBetween(1.0, 6.0);
    }

    private static Stream<Long> criticalStocks(DemoProduct product) {
        return product.stockByBranch().values().stream().filter(stock -> stock <= product.minimumStock());
    }

    private static DemoProduct bySku(String sku) {
        return PRODUCTS.stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    /** Adds the digits from the right with weights 1 and 3, which a valid code brings to a multiple of ten. */
    private static int weightedSum(String barcode) {
        int sum = 0;
        int weight = 1;
        for (int index = barcode.length() - 1; index >= 0; index--) {
            sum += weight * Character.digit(barcode.charAt(index), 10);
            weight = 4 - weight;
        }
        return sum;
    }
}
