package org.ferrepos.platform.tables;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps the rows whose texts contain all of some words, without regard to case and accents; codes, dates and rates have a
 * text too, which is the one they have in the tables of the screens.
 */
record WordFilter(List<String> words) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static WordFilter of(Optional<String> text) {
        return new WordFilter(text.stream()
                .flatMap(words -> Arrays.stream(BLANKS.split(folded(words))))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    boolean keeps(List<Cell> row) {
        if (words.isEmpty()) {
            return true;
        }
        String text = folded(row.stream().map(WordFilter::text).collect(Collectors.joining(" ")));
        return words.stream().allMatch(text::contains);
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text words -> words.value();
            case Cell.Code code -> code.value();
            case Cell.Date date -> date.value().toString();
            case Cell.Percent percent -> percent.value().stripTrailingZeros().toPlainString();
            default -> "";
        };
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
