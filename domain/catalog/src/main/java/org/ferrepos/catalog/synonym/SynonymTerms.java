package org.ferrepos.catalog.synonym;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ferrepos.catalog.text.Stems;
import org.ferrepos.catalog.text.Words;

/** What of a term is compared: the stems of the words that carry meaning. */
final class SynonymTerms {
    private SynonymTerms() {}

    /** The terms without blanks around them, without those that have no word and those that repeat another. */
    static List<String> cleaned(List<String> terms) {
        List<String> cleaned = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String term : terms) {
            String text = term.strip();
            if (!Words.of(text).isEmpty() && keys.add(Words.fold(text))) {
                cleaned.add(text);
            }
        }
        return cleaned;
    }

    /** The words of terms that a misspelt word may be corrected to. */
    static Set<String> words(Collection<String> terms) {
        Set<String> words = new LinkedHashSet<>();
        for (String term : terms) {
            Words.meaningful(term).stream()
                    .filter(word -> !Words.isNumber(word) && word.length() >= 3)
                    .forEach(words::add);
        }
        return words;
    }

    static List<String> stems(String term) {
        return Words.meaningful(term).stream().map(Stems::stem).distinct().toList();
    }
}
