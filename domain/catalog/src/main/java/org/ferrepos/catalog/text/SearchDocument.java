package org.ferrepos.catalog.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search terms of a product: stems as they are, roots of derived words behind {@link #ROOT}, the first word of the
 * name also behind {@link #HEAD}.
 *
 * @param words the words as written, for the vocabulary that corrects spelling
 */
public record SearchDocument(Set<String> terms, Set<String> words) {
    public static final char ROOT = '~';
    public static final char HEAD = '^';

    private static final int MAX_DESCRIPTION_WORDS = 120;

    /** The texts of a product that can be searched for. */
    public record Source(
            String sku,
            String name,
            @Nullable String category,
            @Nullable String brand,
            String description) {}

    public static SearchDocument of(Source source) {
        Set<String> terms = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        List<String> name = Words.meaningful(source.name());
        if (!name.isEmpty()) {
            terms.add(HEAD + Stems.stem(name.getFirst()));
        }
        addWithRoots(name, terms, words);
        addWithRoots(Words.meaningful(source.category() == null ? "" : source.category()), terms, words);
        for (String word : Words.of(source.brand() == null ? "" : source.brand())) {
            terms.add(Stems.stem(word));
            words.add(word);
        }
        for (String word : Words.of(source.sku())) {
            terms.add(Stems.stem(word));
        }
        Words.meaningful(source.description()).stream()
                .limit(MAX_DESCRIPTION_WORDS)
                .forEach(word -> terms.add(Stems.stem(word)));
        words.removeIf(word -> Words.isNumber(word) || word.length() < 3);
        return new SearchDocument(terms, words);
    }

    /** The terms as the text form of a tsvector. */
    public String vector() {
        return String.join(" ", terms.stream().map(SearchDocument::quoted).toList());
    }

    /** A term as a lexeme of a tsvector or tsquery; terms have no quote or backslash by construction. */
    public static String quoted(String term) {
        return "'" + term + "'";
    }

    private static void addWithRoots(List<String> source, Set<String> terms, Set<String> words) {
        for (String word : source) {
            String stem = Stems.stem(word);
            terms.add(stem);
            terms.add(ROOT + Stems.root(stem));
            words.add(word);
        }
    }
}
