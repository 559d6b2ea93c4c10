package org.ferrepos.catalog.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits text into lower-case words and numbers without accents. */
public final class Words {
    private static final int MAX_WORD_LENGTH = 40;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TOKEN = Pattern.compile("[0-9]+(?:[.,/][0-9]+)*|[a-z]+");
    private static final Set<String> FILLERS = Set.of(
            "de",
            "del",
            "la",
            "el",
            "los",
            "las",
            "un",
            "una",
            "unos",
            "unas",
            "para",
            "por",
            "con",
            "sin",
            "en",
            "y",
            "o",
            "u",
            "a",
            "al",
            "que",
            "se",
            "lo",
            "su",
            "mi",
            "es",
            "e",
            "como",
            "donde",
            "tipo",
            "algo",
            "necesito",
            "quiero",
            "busco",
            "tiene",
            "tienen",
            "hay",
            "no");

    private Words() {}

    /** The text in lower case without accents; other characters stay. */
    public static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 127) {
                return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                        .replaceAll("");
            }
        }
        return lower;
    }

    /** All words in order; letters and digits that touch are words of their own, so that 750W answers to 750. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(fold(text));
        while (matcher.find()) {
            String word = matcher.group();
            if (word.length() <= MAX_WORD_LENGTH) {
                words.add(word.replace(',', '.'));
            }
        }
        return words;
    }

    /** The words that carry meaning; all of them when none does. */
    public static List<String> meaningful(String text) {
        List<String> all = of(text);
        List<String> words =
                all.stream().filter(word -> !FILLERS.contains(word)).toList();
        return words.isEmpty() ? all : words;
    }

    public static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }
}
