package org.ferrepos.catalog.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is known of the stems of one query: whether they exist, and in how many products. */
final class VocabularyLookup {
    private static final String LOOK_UP = """
            select s.active_products, w.stem, max(w.documents) as documents
            from catalog.search_state s left join catalog.word w on w.stem = any(:stems)
            group by s.active_products, w.stem
            """;

    private static final String BEGINS = """
            select exists (select 1 from catalog.word w where starts_with(w.stem, :prefix) and w.documents > 0)
            """;

    private final Map<String, Long> documents;
    private long products;

    VocabularyLookup(long products, Map<String, Long> documents) {
        this.products = Math.max(1, products);
        this.documents = documents;
    }

    static VocabularyLookup of(Handle handle, Collection<String> stems) {
        VocabularyLookup lookup = new VocabularyLookup(1, new HashMap<>());
        handle.createQuery(LOOK_UP)
                .bindArray("stems", String.class, stems)
                .map((rows, context) -> {
                    lookup.products = Math.max(1, rows.getLong("active_products"));
                    String stem = rows.getString("stem");
                    if (stem != null) {
                        lookup.documents.put(stem, rows.getLong("documents"));
                    }
                    return lookup;
                })
                .forEach(previous -> {});
        return lookup;
    }

    static boolean begins(Handle handle, String prefix) {
        return handle.createQuery(BEGINS)
                .bind("prefix", prefix)
                .mapTo(Boolean.class)
                .one();
    }

    boolean knows(String stem) {
        return documents.containsKey(stem);
    }

    /** Whether a product has the stem in its name, category or brand; not known of numbers. */
    boolean occurs(String stem) {
        return documents.getOrDefault(stem, 0L) > 0;
    }

    /** Logarithmic rarity; numbers and single letters are not counted and taken for fairly common. */
    double weight(String stem, boolean uncounted) {
        double occurrences = uncounted ? products / 10.0 : documents.getOrDefault(stem, 0L);
        return Math.log(1 + (products + 1) / (occurrences + 1));
    }
}
