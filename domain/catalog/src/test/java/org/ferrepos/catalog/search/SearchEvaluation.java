package org.ferrepos.catalog.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.NewProduct;

/**
 * Measures the search on labelled queries: {@code SearchEvaluation <dir>} with {@code corpus.tsv} (id, name) and {@code
 * queries_dev.tsv} (kind, query, ids separated by commas).
 */
public final class SearchEvaluation {
    private static final int CUT = 5;
    private static final int DEPTH = 10;

    private SearchEvaluation() {}

    /** A query with the products that answer it. */
    record Labelled(String kind, String query, Set<String> relevant) {}

    /** Recall among the first five, averaged over queries, and the mean reciprocal rank of the first right one. */
    record Quality(double recall, double reciprocalRank, Map<String, List<Double>> recallByKind, List<String> misses) {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<NewProduct> products = Files.readAllLines(directory.resolve("corpus.tsv")).stream()
                .map(line -> line.split("\t"))
                .map(cells -> CatalogWorld.product(cells[0], cells[1], ""))
                .toList();
        List<Labelled> queries = parse(Files.readString(directory.resolve("queries_dev.tsv"), StandardCharsets.UTF_8));
        try (CatalogWorld world = new CatalogWorld()) {
            world.setup.insert(world.admin, products);
            System.out.println("in PostgreSQL");
            report(evaluate(world, ProductSearch.withoutMemory(world.database, world.clock), queries));
            ProductSearch indexed = new ProductSearch(world.database, world.clock);
            indexed.warmUp();
            System.out.println("in memory");
            report(evaluate(world, indexed, queries));
        }
    }

    static List<Labelled> parse(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new Labelled(
                        cells[0], cells[1], Arrays.stream(cells[2].split(",")).collect(Collectors.toSet())))
                .toList();
    }

    static Quality evaluate(CatalogWorld world, ProductSearch search, List<Labelled> queries) {
        Map<Long, String> skus = new HashMap<>();
        world.database.read(handle -> {
            handle.createQuery("select product_id, sku from catalog.product")
                    .map((rows, context) -> skus.put(rows.getLong(1), rows.getString(2)))
                    .forEach(previous -> {});
            return skus;
        });
        double recall = 0;
        double reciprocalRank = 0;
        Map<String, List<Double>> byKind = new TreeMap<>();
        List<String> misses = new ArrayList<>();
        for (Labelled labelled : queries) {
            List<String> found = search.search(labelled.query(), DEPTH).stream()
                    .map(hit -> String.valueOf(skus.get(hit.productId())))
                    .toList();
            long hits = found.stream()
                    .limit(CUT)
                    .filter(labelled.relevant()::contains)
                    .count();
            double share = hits / (double) Math.min(CUT, labelled.relevant().size());
            recall += share;
            byKind.computeIfAbsent(labelled.kind(), kind -> new ArrayList<>()).add(share);
            for (int i = 0; i < found.size(); i++) {
                if (labelled.relevant().contains(found.get(i))) {
                    reciprocalRank += 1.0 / (i + 1);
                    break;
                }
            }
            if (share < 1 || !labelled.relevant().contains(found.getFirst())) {
                misses.add(labelled + " -> " + found);
            }
        }
        return new Quality(recall / queries.size(), reciprocalRank / queries.size(), byKind, misses);
    }

    private static void report(Quality quality) {
        System.out.printf("recall@5 %.3f  MRR %.3f%n", quality.recall(), quality.reciprocalRank());
        quality.recallByKind()
                .forEach((kind, shares) -> System.out.printf(
                        "  %s: recall@5 %.3f of %d queries%n",
                        kind,
                        shares.stream().mapToDouble(share -> share).average().orElse(0),
                        shares.size()));
        quality.misses().forEach(System.out::println);
    }
}
