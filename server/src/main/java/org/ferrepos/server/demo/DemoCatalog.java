package org.ferrepos.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The catalogue of an invented hardware store chain, expanded from the family files on the class path.
 *
 * <p>Every number that the files do not state comes from a hash of the SKU, so two servers loaded from the same
 * files show the same catalogue and a screenshot or a test can rely on it.
 */
final class DemoCatalog {

    private static final String FOLDER = "/demo/catalog/";
    private static final int CRITICAL_PER_MILLE = 30;
    private static final int SECOND_BARCODE_PER_MILLE = 80;
    private static final double TAX_FACTOR = 1.19;
    private static final long BARCODE_SPACE = 100_000_000_000L;

    /** Share of the stock range each branch can fill: the first is the main warehouse, the others are smaller. */
    private static final Map<String, Double> BRANCHES = branches();

    private final Map<String, String> brandTags;
    private final Set<String> usedBarcodes = new HashSet<>();
    private final List<DemoProduct> products = new ArrayList<>();

    private DemoCatalog(Map<String, String> brandTags) {
        this.brandTags = brandTags;
    }

    /** Reads the files and returns the whole catalogue, always in the same order. */
    static List<DemoProduct> load() {
        DemoCatalog catalog = new DemoCatalog(pairs("brands.tsv"));
        pairs("index.tsv").forEach((file, category) -> {
            for (String row : rows(file)) {
                catalog.expand(DemoFamily.parse(row), category);
            }
        });
        return List.copyOf(catalog.products);
    }

    private void expand(DemoFamily family, String category) {
        for (DemoFamily.Brand brand : family.brands()) {
            for (DemoFamily.Variant variant : family.variants()) {
                for (DemoFamily.Option option : family.options()) {
                    products.add(product(family, category, brand, variant, option));
                }
            }
        }
    }

    private DemoProduct product(
            DemoFamily family,
            String category,
            DemoFamily.Brand brand,
            DemoFamily.Variant variant,
            DemoFamily.Option option) {
        String sku = sku(family, brand, variant, option);
        long price = brand.priceFactor() == 1 ? variant.price() : shelfPrice(variant.price() * brand.priceFactor());
        long minimum = Math.max(1, variant.stock().low() / 2);
        return new DemoProduct(
                sku,
                capitalized(fill(family.namePattern(), variant, option) + " " + brand.name()),
                capitalized(fill(family.descriptionPattern(), variant, option)),
                barcodes(sku),
                category,
                brand.name(),
                family.unit(),
                price,
                cost(sku, price, family.marginPercent()),
                stock(sku, variant, minimum),
                minimum);
    }

    /** Only the brands after the first carry their tag, which keeps the code of the usual product the short one. */
    private String sku(
            DemoFamily family, DemoFamily.Brand brand, DemoFamily.Variant variant, DemoFamily.Option option) {
        StringBuilder sku = new StringBuilder(family.code()).append('-').append(variant.code());
        if (!option.code().isEmpty()) {
            sku.append('-').append(option.code());
        }
        String tag = brandTags.getOrDefault(brand.name(), "");
        if (tag.isEmpty()) {
            throw new IllegalStateException("Brand without a tag: " + brand.name());
        }
        if (!brand.equals(family.brands().getFirst())) {
            sku.append('-').append(tag);
        }
        return sku.toString();
    }

    private static String fill(String pattern, DemoFamily.Variant variant, DemoFamily.Option option) {
        return pattern.replace("{s}", variant.text()).replace("{o}", option.text());
    }

    private static String capitalized(String text) {
        int end = text.offsetByCodePoints(0, 1);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
                .append(text, end, text.length())
                .toString();
    }

    /** Rounds to the endings shoppers are used to: 90 for small prices, 490 or 990, and 990 for large ones. */
    private static long shelfPrice(double price) {
        long step = price < 2_000 ? 100 : price < 20_000 ? 500 : 1_000;
        return Math.max(90, Math.round(price / step) * step - 10);
    }

    /** Takes the margin of the family, moved up to two points so that neighbouring products do not look copied. */
    private static long cost(String sku, long price, int marginPercent) {
        double margin = Math.clamp(marginPercent - 2 + pick(sku, "margin", 5), 18, 55) / 100.0;
        return (long) (price / TAX_FACTOR * (1 - margin));
    }

    private static Map<String, Long> stock(String sku, DemoFamily.Variant variant, long minimum) {
        Map<String, Long> stock = new TreeMap<>();
        BRANCHES.forEach((branch, share) -> {
            boolean critical = !variant.anchored() && pick(sku, "critical" + branch, 1_000) < CRITICAL_PER_MILLE;
            long low = variant.stock().low();
            long span = Math.round((variant.stock().high() - low) * share);
            stock.put(branch, critical ? pick(sku, branch, minimum + 1) : low + pick(sku, branch, span + 1));
        });
        return stock;
    }

    private List<String> barcodes(String sku) {
        String main = barcode(sku, "ean");
        boolean second = pick(sku, "second", 1_000) < SECOND_BARCODE_PER_MILLE;
        return second ? List.of(main, barcode(sku, "ean2")) : List.of(main);
    }

    /** Uses the prefix reserved for codes inside a store, because any other would belong to a real company. */
    private String barcode(String sku, String purpose) {
        long number = pick(sku, purpose, BARCODE_SPACE);
        String code = withCheckDigit(number);
        while (!usedBarcodes.add(code)) {
            number = (number + 1) % BARCODE_SPACE;
            code = withCheckDigit(number);
        }
        return code;
    }

    private static String withCheckDigit(long number) {
        String digits = "2" + "%011d".formatted(number);
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            sum += (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Picks a number below the bound from a 64-bit FNV-1a hash, stirred because its low bits alone look regular. */
    private static long pick(String sku, String purpose, long bound) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : (sku + '|' + purpose).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return Long.remainderUnsigned(hash ^ hash >>> 33, bound);
    }

    private static Map<String, Double> branches() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("SCL-01", 1.0);
        shares.put("SCL-02", 0.75);
        shares.put("VAP-01", 0.6);
        return shares;
    }

    private static Map<String, String> pairs(String file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String row : rows(file)) {
            String[] columns = row.split("\t", -1);
            pairs.put(columns[0], columns[1]);
        }
        return pairs;
    }

    private static List<String> rows(String file) {
        try (InputStream stream = DemoCatalog.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("Catalogue file missing from the class path: " + FOLDER + file);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + FOLDER + file, failure);
        }
    }
}
