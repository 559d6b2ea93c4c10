package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ferrepos.catalog.text.Phonetics;
import org.ferrepos.catalog.text.Stems;
import org.jdbi.v3.core.Handle;

/** Corrects words that no product and no synonym has: by their sound, then by few typing errors; both only where the writing is close. */
final class Spelling {
    private static final int MAX_CORRECTIONS = 3;
    static final int MAX_LOOKED_AT = 40;
    private static final double SAME_SOUND = 0.95;
    private static final int MIN_STEM = 4;

    private static final String NEAR = """
            select asked.word as asked, near.word, near.sound
            from unnest(cast(:words as text[]), cast(:sounds as text[])) as asked(word, sound)
            cross join lateral (
                select w.word, w.sound from catalog.word w where w.sound operator(public.%) asked.sound
                order by public.similarity(w.sound, asked.sound) desc, w.documents desc, w.word limit :limit) near
            """;

    private Spelling() {}

    /** A stem to search for instead of a misspelt word. */
    record Correction(String stem, double certainty) {}

    private record Near(String word, double certainty) {}

    static Map<String, List<Correction>> of(Handle handle, List<String> unknownWords) {
        Map<String, List<Near>> near = new TreeMap<>();
        if (!unknownWords.isEmpty()) {
            handle.createQuery(NEAR)
                    .bindArray("words", String.class, unknownWords)
                    .bindArray(
                            "sounds",
                            String.class,
                            unknownWords.stream().map(Phonetics::of).toArray())
                    .bind("limit", MAX_LOOKED_AT)
                    .map((rows, context) -> Map.entry(rows.getString("asked"), rows.getString("word")))
                    .forEach(pair -> near.computeIfAbsent(pair.getKey(), word -> new ArrayList<>())
                            .add(new Near(pair.getValue(), certainty(pair.getKey(), pair.getValue()))));
        }
        Map<String, List<Correction>> corrections = new TreeMap<>();
        near.forEach((word, candidates) -> corrections.put(word, best(candidates)));
        return corrections;
    }

    /** The likeliest of words that sound alike. */
    static List<Correction> best(String asked, List<String> words) {
        return best(words.stream()
                .map(word -> new Near(word, certainty(asked, word)))
                .toList());
    }

    private static List<Correction> best(List<Near> candidates) {
        double best = candidates.stream().mapToDouble(Near::certainty).max().orElse(0);
        return candidates.stream()
                .filter(near -> near.certainty() > 0 && near.certainty() > best - 0.2)
                .sorted(Comparator.comparingDouble(Near::certainty).reversed())
                .map(near -> new Correction(Stems.stem(near.word()), near.certainty()))
                .distinct()
                .limit(MAX_CORRECTIONS)
                .toList();
    }

    /** From 0 (another word) to 0.95 (sounds the same). */
    static double certainty(String asked, String word) {
        String askedSound = Phonetics.of(asked);
        String sound = Phonetics.of(word);
        boolean same = soundsSame(askedSound, sound);
        int allowed = allowedErrors(Math.min(asked.length(), word.length()));
        int written = Math.min(
                EditDistance.of(letters(asked), letters(word)),
                EditDistance.of(letters(Stems.stem(asked)), letters(Stems.stem(word))));
        // What sounds alike is also written alike, but for a letter or two: "zzzz" is no "hss".
        if (written > allowed + (same ? 1 : 0)) {
            return 0;
        }
        if (same) {
            return SAME_SOUND;
        }
        int errors = Math.min(
                EditDistance.of(askedSound, sound),
                Math.min(EditDistance.of(Stems.stem(askedSound), Stems.stem(sound)), EditDistance.of(asked, word)));
        if (errors > allowed) {
            return 0;
        }
        // Typing errors rarely hit the first letter.
        return SAME_SOUND - 0.12 * errors - (askedSound.charAt(0) == sound.charAt(0) ? 0 : 0.1);
    }

    /** Number and gender do not matter, unless the word is so short that the last vowel makes it another one. */
    private static boolean soundsSame(String askedSound, String sound) {
        String stem = Stems.stem(askedSound);
        return askedSound.equals(sound) || (stem.length() >= MIN_STEM && stem.equals(Stems.stem(sound)));
    }

    /** The word with one sign for what is written with two letters, so that "ll" for "y" counts as one error. */
    private static String letters(String word) {
        return word.replace("ll", "y").replace("ch", "x").replace("qu", "k");
    }

    private static int allowedErrors(int length) {
        if (length < 4) {
            return 0;
        }
        if (length < 7) {
            return 1;
        }
        return length < 12 ? 2 : 3;
    }
}
