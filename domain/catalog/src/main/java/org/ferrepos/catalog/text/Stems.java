package org.ferrepos.catalog.text;

import java.util.List;

/** Cuts the endings of Spanish words that are written without accents. */
public final class Stems {
    private static final int MIN_STEM = 3;

    /** Endings that derive one word from another, after the final vowel is cut; longest first. */
    private static final List<String> DERIVATIONS = List.of(
            "amient", "imient", "acion", "icion", "ament", "iment", "ador", "edor", "idor", "adur", "edur", "idur",
            "ant", "ent", "ero", "eri", "ador", "ion", "ura", "ar", "er", "ir", "ad", "id", "ur", "iz", "os");

    private Stems() {}

    /** The word without number and gender: taladro and taladros, llave and llaves, luz and luces. */
    public static String stem(String word) {
        if (word.length() <= MIN_STEM || Words.isNumber(word)) {
            return word;
        }
        return withoutFinalVowel(singular(word));
    }

    /** The part that derived words share: pegar, pega, pegamento; at least three letters. */
    public static String root(String stem) {
        if (Words.isNumber(stem)) {
            return stem;
        }
        for (String ending : DERIVATIONS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= MIN_STEM) {
                return stem.substring(0, stem.length() - ending.length());
            }
        }
        return stem;
    }

    private static String singular(String word) {
        if (!word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ces") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "z";
        }
        boolean vowelBefore = word.endsWith("es") || word.endsWith("as") || word.endsWith("os");
        return word.substring(0, word.length() - (vowelBefore && word.length() > 4 ? 2 : 1));
    }

    private static String withoutFinalVowel(String word) {
        char last = word.charAt(word.length() - 1);
        boolean vowel = last == 'a' || last == 'e' || last == 'o';
        return vowel && word.length() > MIN_STEM ? word.substring(0, word.length() - 1) : word;
    }
}
