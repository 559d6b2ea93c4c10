package org.ferrepos.catalog.synonym;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrepos.catalog.text.Stems;
import org.jdbi.v3.core.Handle;

/** All synonym groups by the stems of their terms, as they were at one revision. */
public final class SynonymIndex {
    public static final SynonymIndex EMPTY = new SynonymIndex(-1, List.of());

    private static final double ROOT_CERTAINTY = 0.8;
    private static final double HEAD_CERTAINTY = 0.6;
    private static final double TAIL_CERTAINTY = 0.3;
    private static final double LEAST_CERTAINTY = 0.15;

    private final long revision;
    private final Map<String, List<Term>> termsByRoot = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    private SynonymIndex(long revision, List<SynonymGroup> groups) {
        this.revision = revision;
        for (SynonymGroup group : groups) {
            words.addAll(SynonymTerms.words(group.terms()));
            List<List<String>> meanings =
                    group.terms().stream().map(SynonymTerms::stems).distinct().toList();
            for (List<String> stems : meanings) {
                Term term = new Term(stems, meanings);
                stems.stream()
                        .map(Stems::root)
                        .distinct()
                        .forEach(root -> termsByRoot
                                .computeIfAbsent(root, key -> new ArrayList<>(1))
                                .add(term));
            }
        }
    }

    /** A term of a group, by its stems, with the whole group. */
    private record Term(List<String> stems, List<List<String>> meanings) {}

    /**
     * Words of a query that a term of the table explains.
     *
     * @param positions which words of the query
     * @param meanings the other terms of the group, by their stems
     * @param certainty one where the words are the whole term; less where only roots agree or words are missing
     */
    public record Match(Set<Integer> positions, List<List<String>> meanings, double certainty) {}

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

    /** Whether this index is the newest when the table stands at the revision. */
    public boolean isAt(long newest) {
        return revision == newest && newest > 0;
    }

    /** The words of all terms; the same object for the life of this index. */
    public Set<String> words() {
        return words;
    }

    /** The terms that the words of a query stand for, whole or in part, in any order. */
    public List<Match> matches(List<String> queryStems) {
        Set<Term> touched = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String stem : queryStems) {
            touched.addAll(termsByRoot.getOrDefault(Stems.root(stem), List.of()));
        }
        List<Match> matches = new ArrayList<>();
        for (Term term : touched) {
            Match match = match(term, queryStems);
            if (match.certainty() >= LEAST_CERTAINTY) {
                matches.add(match);
            }
        }
        return matches;
    }

    private static Match match(Term term, List<String> queryStems) {
        Set<Integer> positions = new HashSet<>();
        double sum = 0;
        double least = 1;
        boolean head = false;
        for (String stem : term.stems()) {
            int position = queryStems.indexOf(stem);
            double agreement = position >= 0 ? 1 : 0;
            for (int i = 0; position < 0 && i < queryStems.size(); i++) {
                if (Stems.root(queryStems.get(i)).equals(Stems.root(stem))) {
                    position = i;
                    agreement = ROOT_CERTAINTY;
                }
            }
            if (position >= 0) {
                positions.add(position);
                head |= stem.equals(term.stems().getFirst());
            }
            sum += agreement;
            least = Math.min(least, agreement);
        }
        double mean = sum / term.stems().size();
        // A term's first word names the thing; the others only tell its kind.
        double certainty = least > 0 ? mean : Math.sqrt(mean) * (head ? HEAD_CERTAINTY : TAIL_CERTAINTY);
        List<List<String>> others = term.meanings().stream()
                .filter(meaning -> !meaning.equals(term.stems()))
                .toList();
        return new Match(positions, others, certainty);
    }
}
