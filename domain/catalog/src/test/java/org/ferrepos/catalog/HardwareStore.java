package org.ferrepos.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Product files of any size with the words of the demonstration company: its families as they are, then the same
 * families of other invented makers, so that common words stay as common as in a real shop.
 */
public final class HardwareStore {
    private static final List<String> SYLLABLES =
            List.of("bra", "cor", "dal", "fen", "gri", "kan", "lum", "mor", "nex", "pol", "rus", "tek", "vil", "zar");

    private HardwareStore() {}

    private record Row(String sku, String name, String description, String category, String brand, String unit) {}

    /** A file with so many rows; the same number gives the same file. */
    public static String csv(int rows) {
        Random random = new Random(7);
        List<Row> families = expanded(folder());
        Collections.shuffle(families, random);
        StringBuilder csv = new StringBuilder("sku,name,description,barcode,category,brand,unit,price,cost\n");
        for (int i = 0; i < rows; i++) {
            Row row = families.get(i % families.size());
            int round = i / families.size();
            String brand = round == 0 ? row.brand : brand(random);
            String name = row.name + " " + brand + (round < 2 ? "" : " " + model(random));
            String sku = round == 0
                    ? row.sku
                    : row.sku + "-" + Integer.toString(round, 36).toUpperCase(java.util.Locale.ROOT);
            for (String cell : List.of(sku, name, row.description, barcode(i), row.category, brand)) {
                csv.append('"').append(cell.replace("\"", "\"\"")).append("\",");
            }
            csv.append("%s,%d,%d%n".formatted(row.unit, 100 + random.nextInt(100_000), 50 + random.nextInt(40_000)));
        }
        return csv.toString();
    }

    private static String barcode(int number) {
        String digits = "2%011d".formatted(number * 7919L);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String brand(Random random) {
        String name = SYLLABLES.get(random.nextInt(SYLLABLES.size())) + SYLLABLES.get(random.nextInt(SYLLABLES.size()));
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String model(Random random) {
        return (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)) + "-" + random.nextInt(1_000);
    }

    private static List<Row> expanded(Path folder) {
        List<Row> rows = new ArrayList<>();
        pairs(folder.resolve("index.tsv")).forEach((file, category) -> {
            for (String line : lines(folder.resolve(file))) {
                String[] cells = line.split("\t", -1);
                for (String brand : cells[2].split(",")) {
                    for (String variant : cells[7].split(";")) {
                        for (String option : cells[8].split(";")) {
                            rows.add(row(cells, category, List.of(brand.strip(), variant.strip(), option.strip())));
                        }
                    }
                }
            }
        });
        return rows;
    }

    private static Row row(String[] family, String category, List<String> choice) {
        String brand = choice.get(0).replaceAll("\\*.*", "");
        String[] variant = choice.get(1).replaceAll("@.*", "").split("=", 2);
        String[] option =
                choice.get(2).isEmpty() ? new String[] {"", ""} : choice.get(2).split("=", 2);
        String sku = family[0] + "-" + variant[0] + (option[0].isEmpty() ? "" : "-" + option[0]) + "-"
                + brand.substring(0, Math.min(4, brand.length()));
        return new Row(
                sku,
                filled(family[1], variant, option),
                filled(family[6], variant, option),
                category,
                brand,
                family[3]);
    }

    private static String filled(String pattern, String[] variant, String[] option) {
        return pattern.replace("{s}", variant[variant.length - 1]).replace("{o}", option[option.length - 1]);
    }

    private static Map<String, String> pairs(Path file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] cells = line.split("\t", -1);
            pairs.put(cells[0], cells[1]);
        }
        return pairs;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        Path inside = Path.of("server/src/main/resources/demo/catalog");
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(inside))) {
                return at.resolve(inside);
            }
        }
        throw new IllegalStateException("Run this inside the project: " + inside + " is missing");
    }
}
