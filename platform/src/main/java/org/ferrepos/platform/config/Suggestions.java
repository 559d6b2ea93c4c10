package org.ferrepos.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name a mistyped one most likely meant, by edit distance. */
final class Suggestions {

    private static final int LONGEST_NAME = 200;

    private Suggestions() {}

    /** A clause to append to a sentence, empty when nothing is near. */
    static String clause(String name, Collection<String> known) {
        return closest(name, known)
                .map(found -> "; ¿quiso decir " + found + "?")
                .orElse("");
    }

    static Optional<String> closest(String name, Collection<String> known) {
        if (name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        int furthest = Math.max(2, name.length() / 4);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= furthest)
                .filter(candidate -> distance(name, candidate) <= furthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                int above = row[column];
                int change = left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1;
                row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
