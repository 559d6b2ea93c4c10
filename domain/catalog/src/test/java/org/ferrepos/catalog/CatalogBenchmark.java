package org.ferrepos.catalog;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ferrepos.catalog.product.ProductView;
import org.ferrepos.catalog.search.ProductSearch;
import org.ferrepos.platform.http.Messages;

/** Times the import of many rows and the search among them: {@code CatalogBenchmark <rows>}. */
public final class CatalogBenchmark {
    private static final List<String> THINGS = List.of(
            "Taladro percutor",
            "Tornillo autoperforante",
            "Pintura látex",
            "Martillo carpintero",
            "Cemento especial",
            "Broca concreto",
            "Llave combinada",
            "Cable eléctrico",
            "Tubo PVC",
            "Manguera jardín",
            "Brocha cerda",
            "Disco corte",
            "Silicona neutra",
            "Candado bronce",
            "Bisagra acero",
            "Perno hexagonal",
            "Escalera aluminio",
            "Enchufe doble",
            "Ampolleta LED",
            "Guante nitrilo",
            "Casco seguridad",
            "Lija agua",
            "Sierra circular",
            "Clavo corriente",
            "Adhesivo cerámico",
            "Malla acma",
            "Plancha zinc",
            "Listón pino",
            "Cerradura embutir");
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
            "SKU-0000123",
            "SKU-00",
            "pegamento para baldosas",
            "disco de corte metal azul",
            "silicona transparente",
            "tornillo zincado 8 mm",
            "ampoyeta luz calida",
            "chapa de puerta");
    private static final int ROUNDS = 15;

    private CatalogBenchmark() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        byte[] csv = csv(rows).getBytes(StandardCharsets.UTF_8);
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
            time(world);
        }
    }

    private static void time(CatalogWorld world) {
        ProductSearch search = new ProductSearch(world.database, world.clock);
        for (String query : QUERIES) {
            double[] millis = new double[ROUNDS];
            int found = 0;
            for (int round = 0; round < ROUNDS; round++) {
                millis[round] = once(world, search, query);
                found = search.search(query, 10).size();
            }
            System.out.printf(
                    "  %-28s first %6.1f ms, median %5.1f ms, %d hits%n", query, millis[0], median(millis), found);
        }
        double[] all = new double[QUERIES.size() * ROUNDS];
        for (int i = 0; i < all.length; i++) {
            all[i] = once(world, search, QUERIES.get(i % QUERIES.size()));
        }
        Arrays.sort(all);
        System.out.printf(
                "search: p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                all[all.length / 2], all[(int) (all.length * 0.95)], all[all.length - 1]);
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

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static String csv(int rows) {
        Random random = new Random(7);
        List<String> colours = List.of("blanco", "negro", "gris", "azul", "rojo", "verde", "zincado", "natural");
        StringBuilder csv = new StringBuilder("sku,name,barcode,category,brand,unit,price,cost\n");
        for (int i = 0; i < rows; i++) {
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            csv.append("SKU-%07d,%s %s %d mm x%d modelo %s,%s,%s,Marca %d,un,%d,%d%n"
                    .formatted(
                            i,
                            thing,
                            colours.get(random.nextInt(colours.size())),
                            random.nextInt(40),
                            random.nextInt(90),
                            Integer.toString(random.nextInt(50_000), 36),
                            "INT-%07d".formatted(i),
                            thing.split(" ")[0],
                            random.nextInt(60),
                            100 + random.nextInt(100_000),
                            50 + random.nextInt(40_000)));
        }
        return csv.toString();
    }
}
