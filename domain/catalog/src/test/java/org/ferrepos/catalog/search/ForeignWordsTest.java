package org.ferrepos.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.HardwareStore;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.catalog.product.ProductView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that no hardware store sells find nothing; misspelt words of a hardware store still find it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForeignWordsTest {
    private static final int PRODUCTS = 720;

    private final CatalogWorld world = new CatalogWorld();
    private final ProductSearch stored = ProductSearch.withoutMemory(world.database, world.clock);
    private final ProductSearch indexed = new ProductSearch(world.database, world.clock);

    @BeforeAll
    void fill() {
        world.importCsv(HardwareStore.csv(PRODUCTS), ImportOptions.of(List.of("sku=barcode"), List.of()));
        new Vocabulary(world.database).count();
        indexed.warmUp();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzzz",
                "zzzzz",
                "xxxx",
                "xyzzy",
                "xyzzyq",
                "banana",
                "computador",
                "camion",
                "no-existe",
                "NO-EXISTE-999",
                "producto inexistente",
                "qwerty",
                "lorem ipsum"
            })
    void foreignWordsFindNothing(String foreign) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(by.search(foreign, 10))
                    .as(by == indexed ? "in memory" : "stored")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"martiyo, Martillo", "cilicona, Silicona", "carretiya, carretilla", "visagra, Bisagra"})
    void soundsAlikeStillFind(String typed, String word) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(names(by, typed).getFirst()).contains(word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inodoro", "excusado", "taza baño", "wc"})
    void aToiletStandsAboveItsPartsAndTheSink(String typed) {
        for (ProductSearch by : List.of(indexed, stored)) {
            assertThat(names(by, typed).getFirst()).startsWith("WC ");
        }
    }

    @Test
    void whatSoundsAlikeMustBeWrittenAlike() {
        assertThat(Spelling.certainty("zzzz", "hss")).isZero();
        assertThat(Spelling.certainty("pizza", "piso")).isZero();
        assertThat(Spelling.certainty("computador", "conmutado")).isZero();
        assertThat(Spelling.certainty("martiyo", "martillo")).isGreaterThan(0.9);
        assertThat(Spelling.certainty("yabe", "llave")).isGreaterThan(0.9);
        assertThat(Spelling.certainty("martiyos", "martillo")).isGreaterThan(0.9);
    }

    private List<String> names(ProductSearch by, String query) {
        List<Long> ids =
                by.search(query, 5).stream().map(ProductSearch.Hit::productId).toList();
        return world.views.of(ids, Optional.empty()).stream()
                .map(ProductView::name)
                .toList();
    }
}
