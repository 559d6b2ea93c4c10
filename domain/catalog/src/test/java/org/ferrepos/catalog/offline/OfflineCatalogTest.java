package org.ferrepos.catalog.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.ProductFacts;
import org.ferrepos.catalog.product.ProductStore;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.catalog.product.StoredProduct;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.http.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OfflineCatalogTest {
    private final CatalogWorld world = new CatalogWorld();
    private final OfflineCatalog catalog = new OfflineCatalog(world.database, world.views, world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everythingActiveComesFirstAndThenWhatChanged() {
        world.importCsv("""
                sku,name,barcode,category,brand,unit,tax,price
                A,Uno,2577734028382,Fijaciones,Marca,kg,exempt,100
                B,Dos,,,,,,200
                C,Tres,,,,,,300
                """);
        change("C", false);

        ProductChanges first = read(null, 1);
        assertThat(first.next()).isNotNull().isEqualTo(first.cursor());
        OfflineProduct a = first.items().getFirst();
        assertThat(a.sku()).isEqualTo("A");
        assertThat(a.barcodes()).containsExactly("2577734028382");
        assertThat(a.category()).isEqualTo("Fijaciones");
        assertThat(a.brand()).isEqualTo("Marca");
        assertThat(a.unit()).isEqualTo("kg");
        assertThat(a.tax()).isEqualTo("exempt");
        assertThat(a.price()).isEqualTo(100);
        assertThat(a.upcoming()).isEmpty();

        ProductChanges second = read(first.next(), 1);
        assertThat(second.items()).extracting(OfflineProduct::sku).containsExactly("B");
        assertThat(second.next()).as("C is inactive and was never told").isNull();
        ProductChanges nothing = read(second.cursor(), 1);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.cursor()).isEqualTo(second.cursor());

        world.importCsv("sku,name,price\nB,Dos,250\n");
        change("A", false);
        ProductChanges changed = read(nothing.cursor(), 10);
        assertThat(changed.items()).extracting(OfflineProduct::sku).containsExactly("B", "A");
        assertThat(changed.items()).extracting(OfflineProduct::price).containsExactly(250L, 100L);
        assertThat(changed.items()).extracting(OfflineProduct::active).containsExactly(true, false);
        assertThat(changed.next()).isNull();
    }

    @Test
    void whatIsDeactivatedWhileTheFirstPagesAreReadIsTold() {
        world.importCsv("sku,name,price\nA,Uno,1\nB,Dos,2\nC,Tres,3\n");
        ProductChanges first = read(null, 2);
        change("A", false);
        ProductChanges rest = read(first.next(), 10);
        assertThat(rest.items()).extracting(OfflineProduct::sku).containsExactly("C", "A");
        assertThat(rest.items().getLast().active()).isFalse();
    }

    @Test
    void pricesAheadAreThoseThatWillHold() {
        world.importCsv("sku,name,price,branch\nA,Uno,100,\nB,Dos,500,\nB,Dos,450,SCL-01\n");
        price("A", null, 110, 1);
        price("A", "SCL-01", 80, 2);
        price("A", null, 120, 3);
        price("A", "VAP-01", 70, 4);
        price("A", "SCL-01", 85, 5);
        price("A", "SCL-01", 86, 5);
        price("B", null, 600, 1);

        assertThat(ahead("A", "SCL-01")).containsExactly("110@1", "80@2", "86@5");
        assertThat(ahead("A", "VAP-01")).containsExactly("110@1", "120@3", "70@4");
        assertThat(ahead("A", null)).containsExactly("110@1", "120@3");
        assertThat(ahead("B", "SCL-01")).as("its own price hides general ones").isEmpty();
        assertThat(ahead("B", "VAP-01")).containsExactly("600@1");

        world.clock.advance(Duration.ofDays(2));
        assertThat(ahead("A", "SCL-01")).containsExactly("86@5");
        assertThat(product("A", "SCL-01").price()).isEqualTo(80);
        assertThat(product("A", null).price()).isEqualTo(110);
    }

    @Test
    void aCursorFromBeyondTheCatalogueMeansToBeginAnew() {
        world.importCsv("sku,name,price\nA,Uno,1\n");
        long revision = world.revision();
        for (String cursor : List.of(
                Query.cursor(0, revision + 2, "A"),
                Query.cursor(revision + 1, 0, "A"),
                Query.cursor(0, -1, ""),
                Query.cursor("x", 1, ""))) {
            assertThatThrownBy(() -> read(cursor, 10)).isInstanceOf(ProblemException.class);
        }
        assertThat(read(Query.cursor(0, revision + 1, ""), 10).items()).isEmpty();
    }

    @Test
    void anEmptyCatalogueHasACursorToo() {
        ProductChanges empty = read(null, 10);
        assertThat(empty.items()).isEmpty();
        assertThat(empty.next()).isNull();
        world.importCsv("sku,name,price\nA,Uno,1\n");
        assertThat(read(empty.cursor(), 10).items()).hasSize(1);
    }

    @Test
    void aReaderEndsWithTheCatalogueHoweverItChangesMeanwhile() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int products = 200;
        StringBuilder csv = new StringBuilder("sku,name,price\n");
        for (int i = 0; i < products; i++) {
            csv.append("P%03d,Producto %d,%d\n".formatted(i, i, 1_000 + i));
        }
        world.importCsv(csv.toString());
        Map<String, OfflineProduct> copy = new HashMap<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                Random own = new Random(random.nextLong());
                running.add(writers.submit(() -> {
                    for (int i = 0; i < 80; i++) {
                        change("P%03d".formatted(own.nextInt(products)), own.nextInt(3) > 0);
                    }
                }));
            }
            String cursor = null;
            boolean busy = true;
            while (busy) {
                // Asked before the page: what was committed by then must be in this round or was in an earlier one.
                busy = running.stream().anyMatch(task -> !task.isDone());
                ProductChanges page;
                do {
                    page = read(cursor, 1 + random.nextInt(20));
                    page.items().forEach(item -> copy.put(item.sku(), item));
                    cursor = page.cursor();
                } while (page.next() != null);
            }
            for (Future<?> task : running) {
                task.get();
            }
        }
        copy.values().removeIf(item -> !item.active());
        List<String> active = world.database.read(
                handle -> handle.createQuery("select sku || ' ' || name from catalog.product where active")
                        .mapTo(String.class)
                        .list());
        assertThat(copy.values().stream().map(item -> item.sku() + " " + item.name()))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(active);
    }

    private ProductChanges read(@Nullable String cursor, int limit) {
        return catalog.after(Query.cursor(cursor, Position.parts()), Optional.empty(), limit);
    }

    private OfflineProduct product(String sku, @Nullable String branch) {
        return catalog
                .after(Optional.empty(), Optional.ofNullable(branch).flatMap(world.branches::branch), 100)
                .items()
                .stream()
                .filter(item -> item.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ahead(String sku, @Nullable String branch) {
        return product(sku, branch).upcoming().stream()
                .map(price -> price.amount() + "@"
                        + Duration.between(CatalogWorld.NOON, price.validFrom().toInstant())
                                .toDays())
                .toList();
    }

    private void price(String sku, @Nullable String branch, long amount, int days) {
        Instant from = CatalogWorld.NOON.plus(Duration.ofDays(days));
        Integer branchId = branch == null ? null : world.branchId(branch);
        world.database.inTransaction(handle -> {
            Stamp stamp = new Stamp(Revisions.raise(handle, "catalog"), world.clock.instant());
            StoredProduct product = stored(new ProductStore(handle, world.costs), sku);
            new ProductStore(handle, world.costs).touch(List.of(product.id()), stamp);
            PriceStore.Scope scope = new PriceStore.Scope(product.id(), branchId, world.branches.currencyOf(branchId));
            return new PriceStore(handle)
                    .add(
                            List.of(new PriceStore.NewPrice(scope, amount, from)),
                            new PriceStore.Origin("", "test", stamp.at()));
        });
    }

    private void change(String sku, boolean active) {
        world.database.inTransaction(handle -> {
            long revision = Revisions.raise(handle, "catalog");
            ProductStore store = new ProductStore(handle, world.costs);
            ProductFacts facts = stored(store, sku).facts();
            store.update(
                    List.of(new ProductFacts(
                            sku,
                            "Cambio " + revision,
                            "",
                            facts.category(),
                            facts.brand(),
                            facts.unit(),
                            facts.taxCategory(),
                            facts.cost(),
                            facts.costCurrency(),
                            facts.suggestedPrice(),
                            active)),
                    new Stamp(revision, world.clock.instant()));
            return revision;
        });
    }

    private static StoredProduct stored(ProductStore store, String sku) {
        return java.util.Objects.requireNonNull(store.find(List.of(sku)).get(sku));
    }

    @Test
    void timesAreToldInUtc() {
        world.importCsv("sku,name,price\nA,Uno,1\n");
        price("A", null, 2, 1);
        assertThat(product("A", null).upcoming().getFirst().validFrom())
                .isEqualTo(CatalogWorld.NOON.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
    }
}
