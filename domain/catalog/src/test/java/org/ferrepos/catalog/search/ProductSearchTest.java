package org.ferrepos.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.NewProduct;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.platform.db.Revisions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProductSearchTest {
    private final CatalogWorld world = new CatalogWorld();
    private final ProductSearch stored = ProductSearch.withoutMemory(world.database, world.clock);
    private final ProductSearch search = new ProductSearch(world.database, world.clock);

    @BeforeAll
    void fill() throws IOException {
        List<NewProduct> products = new ArrayList<>();
        text("products.tsv")
                .lines()
                .map(line -> line.split("\t"))
                .forEach(cells -> products.add(new NewProduct(
                        cells[0],
                        cells[1],
                        "",
                        cells.length > 3 ? List.of(cells[3]) : List.of(),
                        cells[2],
                        null,
                        "un",
                        true,
                        1_000,
                        500)));
        world.setup.insert(world.admin, products);
        search.warmUp();
        assertThat(search.isIndexed()).isTrue();
        assertThat(stored.isIndexed()).isFalse();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsWhatPeopleMean(boolean inMemory) throws IOException {
        SearchEvaluation.Quality quality = SearchEvaluation.evaluate(
                world, inMemory ? search : stored, SearchEvaluation.parse(text("queries.tsv")));
        assertThat(quality.recall()).as("recall, misses %s", quality.misses()).isGreaterThanOrEqualTo(0.9);
        assertThat(quality.reciprocalRank()).isGreaterThanOrEqualTo(0.85);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codesComeFirst(boolean inMemory) {
        ProductSearch by = inMemory ? search : stored;
        assertThat(skus(by, "7801234500013")).containsExactly("HER-001");
        assertThat(skus(by, "HER-001")).containsExactly("HER-001");
        assertThat(skus(by, "her-00").getFirst()).startsWith("HER-00");
        assertThat(skus(by, "780123450001")).contains("HER-001");
        assertThat(skus(by, "ER-00")).isNotEmpty().allMatch(sku -> sku.contains("ER-00"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inactiveProductsAreNotFound(boolean inMemory) {
        ProductSearch by = inMemory ? search : stored;
        assertThat(skus(by, "motosierra")).startsWith("HER-012");
        activate(false);
        assertThat(skus(by, "motosierra")).doesNotContain("HER-012");
        activate(true);
        assertThat(skus(by, "motosierra")).startsWith("HER-012");
    }

    private void activate(boolean active) {
        world.database.inTransaction(handle -> handle.createUpdate(
                        "update catalog.product set active = :active, revision = :revision where name ilike '%motosierra%'")
                .bind("active", active)
                .bind("revision", Revisions.raise(handle, "catalog"))
                .execute());
    }

    @Test
    void everyChangeIsInTheNextSearchOfEveryProcess() {
        ProductSearch otherProcess = new ProductSearch(world.database, world.clock);
        otherProcess.warmUp();
        world.importCsv("sku,name,barcode,category,unit,price\nNUE-1,Espátula acodada,NUE777,Pinturas,un,100\n");
        for (ProductSearch by : List.of(search, otherProcess)) {
            assertThat(skus(by, "espatula acodada")).startsWith("NUE-1");
            assertThat(skus(by, "acodda")).startsWith("NUE-1");
            assertThat(skus(by, "nue77")).containsExactly("NUE-1");
        }
        world.importCsv("sku,name,price\nNUE-1,Rasqueta curvada,250\n");
        for (ProductSearch by : List.of(search, otherProcess)) {
            assertThat(skus(by, "rasqueta curvada")).startsWith("NUE-1");
            assertThat(skus(by, "acodada")).doesNotContain("NUE-1");
            assertThat(by.isIndexed()).isTrue();
        }
        assertThat(world.views.of(List.of(search.search("NUE-1", 1).getFirst().productId()), Optional.empty()))
                .extracting(ProductView::price)
                .containsExactly(250L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "\\",
                "%",
                "_",
                "& | !",
                ":*",
                "a:*b & (",
                "'); drop table catalog.product; --",
                "😀",
                "<->",
                "1/2\"",
                "((((((((",
                "de la",
                "½ ² º",
                "x y z 1 2 3 4 5 6 7 8 9 10 11 12 13 14"
            })
    void hostileTextIsOnlyText(String text) {
        assertThat(search.search(text, 10)).hasSizeLessThanOrEqualTo(10);
        assertThat(stored.search(text, 10)).hasSizeLessThanOrEqualTo(10);
        assertThat(skus(search, "martillo")).isNotEmpty();
    }

    private List<String> skus(ProductSearch by, String query) {
        return world
                .views
                .of(
                        by.search(query, 10).stream()
                                .map(ProductSearch.Hit::productId)
                                .toList(),
                        Optional.empty())
                .stream()
                .map(ProductView::sku)
                .toList();
    }

    private static String text(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ProductSearchTest.class.getResourceAsStream("/search/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
