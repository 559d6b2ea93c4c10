package org.ferrepos.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.HardwareStore;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.catalog.text.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results while a word is still being typed, among the products of a whole shop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrefixSearchTest {
    private static final int PRODUCTS = 2_000;
    private static final int FIRST_PAGE = 5;

    private final CatalogWorld world = new CatalogWorld();
    private final ProductSearch stored = ProductSearch.withoutMemory(world.database, world.clock);
    private final ProductSearch indexed = new ProductSearch(world.database, world.clock);

    @BeforeAll
    void fill() {
        // Numbers as SKUs, so that no code answers to letters.
        world.importCsv(HardwareStore.csv(PRODUCTS), ImportOptions.of(List.of("sku=barcode"), List.of()));
        indexed.warmUp();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tala, taladro",
        "mart, martillo",
        "pint, pint",
        "cand, candado",
        "serr, serrucho",
        "torn, tornillo",
        "ceme, cemento",
        "taladro perc, percutor",
    })
    void theFirstLettersFindTheProduct(String typed, String word) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(names(by, typed))
                    .as(by == indexed ? "in memory" : "stored")
                    .hasSize(FIRST_PAGE)
                    .allSatisfy(name -> assertThat(Words.fold(name)).contains(word));
        }
    }

    @ParameterizedTest
    @CsvSource({"martilo, martillo", "cemeto, cemento", "pintrua, pintura"})
    void anErrorThatBeginsNoWordIsStillCorrected(String typed, String word) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(names(by, typed))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Words.fold(name)).contains(word));
        }
    }

    @ParameterizedTest
    @CsvSource({"llave, llave", "cable, cable", "marco, marco"})
    void theWholeWordStandsAboveWordsThatBeginSo(String typed, String word) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(names(by, typed))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(Words.of(name)).contains(word));
        }
    }

    private List<String> names(ProductSearch by, String query) {
        List<Long> ids = by.search(query, FIRST_PAGE).stream()
                .map(ProductSearch.Hit::productId)
                .toList();
        return world.views.of(ids, Optional.empty()).stream()
                .map(ProductView::name)
                .toList();
    }
}
