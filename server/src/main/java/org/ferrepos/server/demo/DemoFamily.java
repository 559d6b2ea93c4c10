package org.ferrepos.server.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of a catalogue file: the pattern that a family of products shares, and the lists that tell them apart. */
record DemoFamily(
        String code,
        String namePattern,
        List<Brand> brands,
        String unit,
        Range stock,
        int marginPercent,
        String descriptionPattern,
        List<Variant> variants,
        List<Option> options) {

    private static final int COLUMNS = 9;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern UNIT_IN_CODE = Pattern.compile(" ?mm\\b");
    private static final Pattern NOT_CODE = Pattern.compile("[^A-Z0-9-]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ /,](?=\\d)");

    /** A brand that sells the family, and how its prices compare with those written in the row. */
    record Brand(String name, double priceFactor) {}

    /** An inclusive range of whole units. */
    record Range(long low, long high) {}

    /** A size or model of the family; {@code anchored} ones have a stock of their own that must not be critical. */
    record Variant(String code, String text, long price, Range stock, boolean anchored) {}

    /** A colour or finish that every variant comes in; families without one have a single blank option. */
    record Option(String code, String text) {}

    /** Parses one row, whose trailing options column may be missing. */
    static DemoFamily parse(String row) {
        String[] columns = row.split("\t", -1);
        if (columns.length < COLUMNS - 1) {
            throw new IllegalStateException("Catalogue row with too few columns: " + row);
        }
        Range stock = range(columns[4]);
        return new DemoFamily(
                columns[0],
                columns[1],
                items(columns[2], ",").stream().map(DemoFamily::brand).toList(),
                columns[3],
                stock,
                Integer.parseInt(columns[5]),
                columns[6],
                items(columns[7], ";").stream()
                        .map(text -> variant(text, stock))
                        .toList(),
                options(columns.length < COLUMNS ? "" : columns[8]));
    }

    private static List<String> items(String column, String separator) {
        List<String> items = new ArrayList<>();
        for (String item : column.split(separator, -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static Brand brand(String text) {
        int star = text.indexOf('*');
        return star < 0
                ? new Brand(text, 1)
                : new Brand(text.substring(0, star), Double.parseDouble(text.substring(star + 1)));
    }

    private static Range range(String text) {
        int dash = text.indexOf('-');
        return new Range(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    private static Variant variant(String text, Range familyStock) {
        String[] parts = text.split("@", -1);
        Option label = option(parts[0]);
        boolean anchored = parts.length > 2;
        Range stock = anchored ? range(parts[2]) : familyStock;
        return new Variant(label.code(), label.text(), Long.parseLong(parts[1]), stock, anchored);
    }

    private static List<Option> options(String column) {
        List<Option> options =
                items(column, ";").stream().map(DemoFamily::option).toList();
        return options.isEmpty() ? List.of(new Option("", "")) : options;
    }

    /** Splits {@code CODE=text}; a size such as {@code 12 mm} may leave its code out because it can be read off it. */
    private static Option option(String text) {
        Matcher explicit = Pattern.compile("([A-Z0-9-]+)=(.+)").matcher(text);
        return explicit.matches() ? new Option(explicit.group(1), explicit.group(2)) : new Option(codeOf(text), text);
    }

    private static String codeOf(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String dashed = BETWEEN_DIGITS
                .matcher(UNIT_IN_CODE.matcher(plain).replaceAll(""))
                .replaceAll("-");
        return NOT_CODE.matcher(dashed.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
