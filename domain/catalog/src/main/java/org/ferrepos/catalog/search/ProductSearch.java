package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrepos.catalog.synonym.SynonymIndex;
import org.ferrepos.platform.db.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Answers what a customer or a seller types with the active products that fit best. */
@Singleton
public final class ProductSearch {
    private static final Logger LOG = Logger.getLogger(ProductSearch.class);

    /** Products taken from the index beside twice as many as wanted, so that ties are broken by SKU. */
    private static final int SCORED = 30;

    /** The index may take this share of the heap; a larger catalogue is searched in PostgreSQL alone. */
    private static final double HEAP_SHARE = 0.2;

    private static final Duration WARM_UP_DELAY = Duration.ofSeconds(3);
    private static final int WARM_UP_ROUNDS = 20;
    private static final int SAMPLE_LIMIT = 10;
    private static final List<String> SAMPLES = List.of(
            "taladro",
            "tornillo 8 mm",
            "martiyo",
            "pintura blanca 1 galon",
            "llave de paso",
            "cemento",
            "cable 2.5",
            "780");

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
        database.read(handle -> synonyms(handle, SearchState.read(handle)));
        keeper.load();
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            SAMPLES.forEach(text -> search(text, SAMPLE_LIMIT));
        }
    }

    /**
     * Warms up without making the start wait, or the first sale, which has the processor for itself until then; what
     * fails is tried again by the first search.
     */
    public void warmUpInBackground() {
        Thread.ofPlatform().daemon(true).name("catalog-warm-up").start(() -> {
            try {
                Thread.sleep(WARM_UP_DELAY);
                warmUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warnf("the search could not be warmed up: %s", e);
            }
        });
    }

    /** Whether searches are answered from memory now. */
    boolean isIndexed() {
        return database.read(
                handle -> keeper.current(handle, SearchState.read(handle).catalogRevision())
                        .isPresent());
    }

    /** A product found, with its score from 0 to 1. */
    public record Hit(long productId, double score) {}

    /** The best hits, best first; equally good ones in the order of their SKUs. */
    public List<Hit> search(String text, int limit) {
        return database.read(handle -> search(handle, text, limit));
    }

    List<Hit> search(Handle handle, String text, int limit) {
        SearchState state = SearchState.read(handle);
        Asked asked = new Asked(text, limit, synonyms(handle, state));
        List<ScoredProduct> found = keeper.current(handle, state.catalogRevision())
                .map(index -> findInMemory(index, asked))
                .orElseGet(() -> findStored(handle, asked));
        Map<Long, ScoredProduct> best = new HashMap<>();
        found.forEach(product -> best.merge(product.id(), product, (a, b) -> a.score() >= b.score() ? a : b));
        return best.values().stream()
                .filter(product -> product.score() >= Ranking.LEAST)
                .sorted(ScoredProduct.ORDER)
                .limit(limit)
                .map(product -> new Hit(product.id(), Math.round(product.score() * 10_000) / 10_000.0))
                .toList();
    }

    private record Asked(String text, int limit, SynonymIndex synonyms) {
        boolean isAnswered(List<ScoredProduct> codes) {
            return codes.size() >= limit || codes.stream().anyMatch(product -> product.score() >= 1);
        }
    }

    private static List<ScoredProduct> findStored(Handle handle, Asked asked) {
        List<ScoredProduct> found = new ArrayList<>();
        CodeMatches.find(handle, asked.text).forEach((id, score) -> found.add(new ScoredProduct(id, "", score)));
        if (!asked.isAnswered(found)) {
            List<QueryWord> query = QueryAnalysis.of(Lexicon.stored(handle), asked.text, asked.synonyms);
            for (Candidate candidate : Candidates.find(handle, query)) {
                found.add(new ScoredProduct(candidate.id(), candidate.sku(), Ranking.score(query, candidate)));
            }
        }
        return found;
    }

    private static List<ScoredProduct> findInMemory(ProductIndex index, Asked asked) {
        Set<String> synonymWords = asked.synonyms.words();
        if (!index.hasLearnt(synonymWords)) {
            index.learn(synonymWords);
        }
        return index.read(() -> {
            List<ScoredProduct> found = new ArrayList<>(IndexedCodes.find(index, asked.text));
            if (!asked.isAnswered(found)) {
                List<QueryWord> query = QueryAnalysis.of(Lexicon.indexed(index), asked.text, asked.synonyms);
                found.addAll(IndexScoring.best(index, query, SCORED + 2 * asked.limit));
            }
            return found;
        });
    }

    private SynonymIndex synonyms(Handle handle, SearchState state) {
        SynonymIndex known = synonyms;
        if (!known.isAt(state.synonymRevision())) {
            known = SynonymIndex.refreshed(known, handle, clock.instant());
            synonyms = known;
        }
        return known;
    }
}
