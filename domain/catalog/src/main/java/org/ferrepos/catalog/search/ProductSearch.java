package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.synonym.SynonymIndex;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;

/** Answers what a customer or a seller types with the active products that fit best. */
@Singleton
public final class ProductSearch {
    /** Candidates that are scored exactly, beside twice as many as wanted. */
    private static final int SCORED = 30;

    /** The index may take this share of the heap; a larger catalogue is searched in PostgreSQL alone. */
    private static final double HEAP_SHARE = 0.2;

    private static final int SAMPLE_LIMIT = 10;
    private static final List<String> SAMPLES = List.of(
            "taladro", "tornillo 8 mm", "martiyo", "pintura blanca 1 galon", "llave de paso", "cemento", "cable 2.5", "780");

    private final Database database;
    private final Clock clock;
    private final IndexKeeper keeper;
    private volatile SynonymIndex synonyms = SynonymIndex.EMPTY;

    @Inject
    public ProductSearch(Database database, Clock clock) {
        this(database, clock, new IndexKeeper(database, HEAP_SHARE));
    }

    private ProductSearch(Database database, Clock clock, IndexKeeper keeper) {
        this.database = database;
        this.clock = clock;
        this.keeper = keeper;
    }

    /** A search in PostgreSQL alone, as it is while the index loads or where it would take too much memory. */
    public static ProductSearch withoutMemory(Database database, Clock clock) {
        return new ProductSearch(database, clock, new IndexKeeper(database, 0));
    }

    /** Loads the index and tries some words, so that the first customer need not wait for either. */
    public void warmUp() {
        database.read(handle -> synonyms = SynonymIndex.refreshed(synonyms, handle, clock.instant()));
        keeper.load();
        SAMPLES.forEach(text -> search(text, SAMPLE_LIMIT));
    }

    /** Whether searches are answered from memory now. */
    boolean isIndexed() {
        return database.read(handle -> keeper.current(handle).isPresent());
    }

    /** A product found, with its score from 0 to 1. */
    public record Hit(long productId, double score) {}

    /** The best hits, best first; equally good ones in the order of their SKUs. */
    public List<Hit> search(String text, int limit) {
        return database.read(handle -> search(handle, text, limit));
    }

    List<Hit> search(Handle handle, String text, int limit) {
        SynonymIndex meanings = SynonymIndex.refreshed(synonyms, handle, clock.instant());
        synonyms = meanings;
        Found found = keeper.current(handle)
                .map(index -> findInMemory(handle, index, new Asked(text, limit, meanings)))
                .orElseGet(() -> findStored(handle, new Asked(text, limit, meanings)));
        return best(found, limit);
    }

    private record Asked(String text, int limit, SynonymIndex synonyms) {
        boolean isAnswered(Map<Long, Double> codes) {
            return codes.size() >= limit || codes.values().stream().anyMatch(score -> score >= 1);
        }
    }

    /** What may be the answer: scores by code, and products with the query they are to be scored by. */
    private record Found(Map<Long, Double> codes, List<QueryWord> query, Collection<Candidate> candidates) {}

    private static Found findStored(Handle handle, Asked asked) {
        Map<Long, Double> codes = CodeMatches.find(handle, asked.text);
        if (asked.isAnswered(codes)) {
            return new Found(codes, List.of(), List.of());
        }
        List<QueryWord> query = QueryAnalysis.of(Lexicon.stored(handle), asked.text, asked.synonyms);
        return new Found(codes, query, Candidates.find(handle, query));
    }

    private static Found findInMemory(Handle handle, ProductIndex index, Asked asked) {
        Set<String> synonymWords = asked.synonyms.words();
        if (!index.hasLearnt(synonymWords)) {
            index.learn(synonymWords);
        }
        Map<Long, Double> codes = new HashMap<>();
        List<QueryWord> query = new ArrayList<>();
        Set<Long> ids = index.read(() -> {
            codes.putAll(IndexedCodes.find(index, asked.text));
            Set<Long> wanted = new HashSet<>(codes.keySet());
            if (!asked.isAnswered(codes)) {
                query.addAll(QueryAnalysis.of(Lexicon.indexed(index), asked.text, asked.synonyms));
                wanted.addAll(IndexScoring.best(index, query, SCORED + 2 * asked.limit));
            }
            return wanted;
        });
        // The memory only proposes; what is inactive now is not among the rows.
        Collection<Candidate> candidates = Candidates.read(handle, ids);
        codes.keySet().retainAll(candidates.stream().map(Candidate::id).collect(Collectors.toSet()));
        return new Found(codes, query, candidates);
    }

    private static List<Hit> best(Found found, int limit) {
        Map<Long, Scored> scored = new HashMap<>();
        found.codes.forEach((id, score) -> scored.put(id, new Scored(id, "", score)));
        for (Candidate candidate : found.candidates) {
            double byCode = found.codes.getOrDefault(candidate.id(), 0.0);
            double score = Math.max(byCode, Ranking.score(found.query, candidate));
            scored.put(candidate.id(), new Scored(candidate.id(), candidate.sku(), score));
        }
        List<Scored> ordered = new ArrayList<>(scored.values());
        ordered.removeIf(hit -> hit.score <= 0);
        ordered.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(Scored::sku)
                .thenComparingLong(Scored::id));
        return ordered.stream()
                .limit(limit)
                .map(hit -> new Hit(hit.id, Math.round(hit.score * 10_000) / 10_000.0))
                .toList();
    }

    private record Scored(long id, String sku, double score) {}
}
