package org.ferrepos.catalog;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.offline.OfflineCatalog;
import org.ferrepos.catalog.offline.ProductChanges;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.catalog.search.ProductSearch;
import org.ferrepos.platform.http.Messages;
import org.ferrepos.platform.http.Query;

/** Times the import of many rows and the search among them: {@code CatalogBenchmark <rows>}. */
public final class CatalogBenchmark {
    private static final List<String> QUERIES = List.of(
            "taladro",
            "tornillo 8",
            "pintura blanca",
            "martiyo",
            "semento",
            "brocas para concreto",
            "llave 12 mm",
            "cable 2.5",
            "tubo sanitario",
            "manguera",
            "perforadora",
            "lentes de seguridad",
            "LTI-1-4-BL",
            "TOR-",
            "2000",
            "pegamento para baldosas",
            "disco de corte metal azul",
            "silicona transparente",
            "tornillo zincado 8 mm",
            "llave de paso bronce 1/2",
            "latex blanco 1 galon",
            "ampoyeta luz calida",
            "chapa de puerta",
            "tala",
            "torn",
            "pin",
            "tornillo zinc");
    private static final int ROUNDS = 15;

    private CatalogBenchmark() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        byte[] csv = HardwareStore.csv(rows).getBytes(StandardCharsets.UTF_8);
        try (CatalogWorld world = new CatalogWorld()) {
            for (int run = 1; run <= 2; run++) {
                long start = System.nanoTime();
                ImportReport report = world.productImport.run(new ProductImport.Request(
                        new ByteArrayInputStream(csv),
                        ImportOptions.NONE,
                        world.admin,
                        Messages.forLocale(Messages.SPANISH),
                        ImportListener.NONE));
                System.out.printf(
                        "import %d rows: %.1f s, created %d, unchanged %d, rejected %d, revision %d%n",
                        rows,
                        (System.nanoTime() - start) / 1e9,
                        report.created(),
                        report.unchanged(),
                        report.rejectedTotal(),
                        world.revision());
            }
            world.testDatabase.execute("vacuum analyze");
            keep(world);
            time(world);
        }
    }

    /** What a till does that begins: reads everything, page by page. */
    private static void keep(CatalogWorld world) {
        OfflineCatalog catalog = new OfflineCatalog(world.database, world.views, world.clock);
        for (int run = 1; run <= 3; run++) {
            long start = System.nanoTime();
            Optional<String> cursor = Optional.empty();
            int products = 0;
            int pages = 0;
            do {
                ProductChanges page = catalog.after(
                        cursor.flatMap(text -> Query.cursor(text, 3)), world.branches.branch("SCL-01"), 2_000);
                products += page.items().size();
                pages++;
                cursor = Optional.ofNullable(page.next());
            } while (cursor.isPresent());
            System.out.printf(
                    "catalogue for a till: %d products in %d pages, %.1f s%n",
                    products, pages, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void time(CatalogWorld world) {
        ProductSearch stored = ProductSearch.withoutMemory(world.database, world.clock);
        ProductSearch indexed = new ProductSearch(world.database, world.clock);
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        long start = System.nanoTime();
        indexed.warmUp();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf("index loaded in %.1f s, %d MB%n", seconds, (after - before) >> 20);
        double[][] storedMillis = new double[QUERIES.size()][ROUNDS];
        double[][] indexedMillis = new double[QUERIES.size()][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < QUERIES.size(); i++) {
                double storedOnce = once(world, stored, QUERIES.get(i));
                double indexedOnce = once(world, indexed, QUERIES.get(i));
                if (round >= 0) {
                    storedMillis[i][round] = storedOnce;
                    indexedMillis[i][round] = indexedOnce;
                }
            }
        }
        for (int i = 0; i < QUERIES.size(); i++) {
            System.out.printf(
                    "  %-28s stored median %6.1f ms, in memory %6.1f ms%n",
                    QUERIES.get(i), percentile(storedMillis[i], 0.5), percentile(indexedMillis[i], 0.5));
        }
        print("stored   ", storedMillis);
        print("in memory", indexedMillis);
    }

    private static void print(String name, double[][] millis) {
        double[] all = Arrays.stream(millis).flatMapToDouble(Arrays::stream).toArray();
        System.out.printf(
                "%s p50 %.1f ms, p90 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                name,
                percentile(all, 0.5),
                percentile(all, 0.9),
                percentile(all, 0.95),
                percentile(all, 0.99),
                percentile(all, 1));
    }

    private static double once(CatalogWorld world, ProductSearch search, String query) {
        long start = System.nanoTime();
        List<ProductView> views = world.views.of(
                search.search(query, 10).stream()
                        .map(ProductSearch.Hit::productId)
                        .toList(),
                java.util.Optional.empty());
        double millis = (System.nanoTime() - start) / 1e6;
        return views.size() > 100 ? -1 : millis;
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}
