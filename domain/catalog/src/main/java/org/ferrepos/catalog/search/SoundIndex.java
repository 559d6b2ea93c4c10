package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.ferrepos.catalog.text.Phonetics;

/** Words by the groups of three letters of their sounds; agrees with PostgreSQL's trigram similarity. */
final class SoundIndex {
    private static final int LETTERS = 27;
    private static final double MIN_SIMILARITY = 0.3;

    private final List<String> words = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final IntList[] byTrigram = new IntList[LETTERS * LETTERS * LETTERS];
    private final IntList trigramCounts = new IntList();

    private record Near(String word, double similarity, int documents) {}

    int size() {
        return words.size();
    }

    void add(String word) {
        if (!known.add(word)) {
            return;
        }
        int[] trigrams = trigrams(Phonetics.of(word));
        for (int trigram : trigrams) {
            IntList list = byTrigram[trigram];
            if (list == null) {
                list = new IntList();
                byTrigram[trigram] = list;
            }
            list.add(words.size());
        }
        words.add(word);
        trigramCounts.add(trigrams.length);
    }

    /** The words that sound most alike; among equals those that more products have. */
    List<String> near(String word, int limit, ToIntFunction<String> documents) {
        int[] trigrams = trigrams(Phonetics.of(word));
        int[] shared = new int[words.size()];
        IntList touched = new IntList();
        for (int trigram : trigrams) {
            IntList list = byTrigram[trigram];
            for (int i = 0; list != null && i < list.size(); i++) {
                if (shared[list.get(i)]++ == 0) {
                    touched.add(list.get(i));
                }
            }
        }
        List<Near> near = new ArrayList<>();
        for (int i = 0; i < touched.size(); i++) {
            int at = touched.get(i);
            double similarity = shared[at] / (double) (trigrams.length + trigramCounts.get(at) - shared[at]);
            if (similarity >= MIN_SIMILARITY) {
                near.add(new Near(words.get(at), similarity, documents.applyAsInt(words.get(at))));
            }
        }
        near.sort(Comparator.comparingDouble(Near::similarity)
                .thenComparingInt(Near::documents)
                .reversed()
                .thenComparing(Near::word));
        return near.stream().limit(limit).map(Near::word).toList();
    }

    /** Two blanks before the sound and one after it count as letters, as in PostgreSQL. */
    private static int[] trigrams(String sound) {
        String padded = "  " + sound + " ";
        int[] trigrams = new int[padded.length() - 2];
        for (int i = 0; i < trigrams.length; i++) {
            trigrams[i] = (letter(padded, i) * LETTERS + letter(padded, i + 1)) * LETTERS + letter(padded, i + 2);
        }
        return Arrays.stream(trigrams).distinct().toArray();
    }

    private static int letter(String text, int at) {
        char letter = text.charAt(at);
        return letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : 0;
    }
}
