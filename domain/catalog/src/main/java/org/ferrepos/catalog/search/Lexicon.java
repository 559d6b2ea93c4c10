package org.ferrepos.catalog.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Where the analysis of a query learns which words there are. */
interface Lexicon {
    VocabularyLookup lookUp(Collection<String> stems);

    /** Whether a product has a word that begins so. */
    boolean begins(String prefix);

    /** What unknown words may have been meant to be. */
    Map<String, List<Spelling.Correction>> corrections(List<String> unknownWords);

    /** The words as PostgreSQL has them. */
    static Lexicon stored(Handle handle) {
        return new Lexicon() {
            @Override
            public VocabularyLookup lookUp(Collection<String> stems) {
                return VocabularyLookup.of(handle, stems);
            }

            @Override
            public boolean begins(String prefix) {
                return VocabularyLookup.begins(handle, prefix);
            }

            @Override
            public Map<String, List<Spelling.Correction>> corrections(List<String> unknownWords) {
                return Spelling.of(handle, unknownWords);
            }
        };
    }

    /** The words of the products in memory; used within {@link ProductIndex#read}. */
    static Lexicon indexed(ProductIndex index) {
        return new Lexicon() {
            @Override
            public VocabularyLookup lookUp(Collection<String> stems) {
                Map<String, Long> documents = new HashMap<>();
                for (String stem : stems) {
                    if (index.knows(stem)) {
                        documents.put(stem, (long) index.postings(stem).size());
                    }
                }
                return new VocabularyLookup(index.size(), documents);
            }

            @Override
            public boolean begins(String prefix) {
                return index.begins(prefix);
            }

            @Override
            public Map<String, List<Spelling.Correction>> corrections(List<String> unknownWords) {
                Map<String, List<Spelling.Correction>> corrections = new TreeMap<>();
                for (String word : unknownWords) {
                    List<String> near = index.wordsLike(word, Spelling.MAX_LOOKED_AT);
                    corrections.put(word, Spelling.best(word, near));
                }
                return corrections;
            }
        };
    }
}
