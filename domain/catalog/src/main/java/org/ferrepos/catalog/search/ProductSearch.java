package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.catalog.synonym.SynonymIndex;
import org.ferrepos.platform.db.Database;
import org.jdbi.v3.core.Handle;

/** Answers what a customer or a seller types with the active products that fit best. */
@Singleton
public final class ProductSearch {
    private final Database database;
    private final Clock clock;
    private volatile SynonymIndex synonyms = SynonymIndex.EMPTY;

    @Inject
    public ProductSearch(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A product found, with its score from 0 to 1. */
    public record Hit(long productId, double score) {}

    /** The best hits, best first; equally good ones in the order of their SKUs. */
    public List<Hit> search(String text, int limit) {
        return database.read(handle -> search(handle, text, limit));
    }

    List<Hit> search(Handle handle, String text, int limit) {
        Map<Long, Double> codes = CodeMatches.find(handle, text);
        boolean answered = codes.size() >= limit || codes.values().stream().anyMatch(score -> score >= 1);
        Map<Long, Scored> scored = new HashMap<>();
        codes.forEach((id, score) -> scored.put(id, new Scored(id, "", score)));
        if (!answered) {
            synonyms = SynonymIndex.refreshed(synonyms, handle, clock.instant());
            List<QueryWord> query = QueryAnalysis.of(handle, text, synonyms);
            for (Candidate candidate : Candidates.find(handle, query)) {
                Scored byWords = new Scored(candidate.id(), candidate.sku(), Ranking.score(query, candidate));
                scored.merge(candidate.id(), byWords, (a, b) -> a.score >= b.score ? a : b);
            }
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
