package org.ferrepos.catalog.synonym;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** All synonym groups by the stems of their terms, as they were at one revision. */
public final class SynonymIndex {
    /** Longest term, in words that carry meaning, that is looked for in a query. */
    public static final int MAX_TERM_WORDS = 4;

    public static final SynonymIndex EMPTY = new SynonymIndex(-1, List.of());

    private static final double ROOT_CERTAINTY = 0.8;

    private final long revision;
    private final Map<String, List<List<List<String>>>> groupsByStems = new HashMap<>();
    private final Map<String, List<List<List<String>>>> groupsByRoots = new HashMap<>();

    private SynonymIndex(long revision, List<SynonymGroup> groups) {
        this.revision = revision;
        for (SynonymGroup group : groups) {
            List<List<String>> terms =
                    group.terms().stream().map(SynonymTerms::stems).distinct().toList();
            for (List<String> term : terms) {
                groupsByStems
                        .computeIfAbsent(SynonymTerms.key(term), key -> new ArrayList<>(1))
                        .add(terms);
                groupsByRoots
                        .computeIfAbsent(SynonymTerms.rootKey(term), key -> new ArrayList<>(1))
                        .add(terms);
            }
        }
    }

    /** A term to search for instead; {@code certainty} is below one where only the roots agreed. */
    public record Synonym(List<String> stems, double certainty) {}

    /** The index at the newest revision: the given one if it still is, otherwise a new one. */
    public static SynonymIndex refreshed(SynonymIndex known, Handle handle, Instant at) {
        long current = SynonymStore.revision(handle);
        if (known.revision == current && current > 0) {
            return known;
        }
        SynonymStore store = new SynonymStore(handle);
        if (current == 0) {
            handle.useTransaction(transaction -> new SynonymStore(transaction).seed(at));
        }
        // Read before the groups: a change in between makes this index look older than it is, never newer.
        long revision = SynonymStore.revision(handle);
        return new SynonymIndex(revision, store.all());
    }

    /** The other terms of every group that has this term. */
    public List<Synonym> of(List<String> stems) {
        Map<List<String>, Double> found = new LinkedHashMap<>();
        collect(groupsByStems.getOrDefault(SynonymTerms.key(stems), List.of()), 1, found);
        collect(groupsByRoots.getOrDefault(SynonymTerms.rootKey(stems), List.of()), ROOT_CERTAINTY, found);
        found.remove(stems);
        return found.entrySet().stream()
                .map(entry -> new Synonym(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void collect(List<List<List<String>>> groups, double certainty, Map<List<String>, Double> found) {
        for (List<List<String>> terms : groups) {
            terms.forEach(term -> found.merge(term, certainty, Math::max));
        }
    }
}
