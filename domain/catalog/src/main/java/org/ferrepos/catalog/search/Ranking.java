package org.ferrepos.catalog.search;

import java.util.List;
import org.ferrepos.catalog.search.QueryWord.Alternative;
import org.ferrepos.catalog.text.Stems;

/**
 * Scores candidates between 0 and 1: the weighted share of the query that the product answers. A word in the name counts
 * most, and more where the name begins with it; maker, code, category and description count less.
 */
final class Ranking {
    static final double NAME = 1;
    static final double MAKER = 0.85;

    /**
     * The name has a word that the last word of the query begins: less than the word itself, wherever that stands in the
     * name, and more than any correction.
     */
    static final double COMPLETION = 0.8;

    static final double ROOT = 0.7;
    static final double PREFIX = 0.65;
    static final double CATEGORY = 0.5;
    static final double DESCRIPTION = 0.3;

    /** A product that answers less of the query is no hit: it has a word in its description, or half a synonym. */
    static final double LEAST = 0.1;

    private static final double HEAD_SHARE = 0.12;
    private static final double LEAST_FOR_HEAD = 0.5;
    private static final double BREVITY_SHARE = 0.05;
    private static final int MIN_PREFIX = 3;

    private Ranking() {}

    static double score(List<QueryWord> query, Candidate candidate) {
        double found = 0;
        double asked = 0;
        int named = 0;
        boolean headAsked = false;
        for (QueryWord word : query) {
            double match = match(word, candidate);
            found += word.weight() * match;
            asked += word.weight();
            named += match > 0 ? 1 : 0;
            headAsked |= match > 0 && asksForHead(word, candidate, match);
        }
        if (asked == 0 || found == 0) {
            return 0;
        }
        return whole(found / asked, headAsked, named, candidate.nameLength());
    }

    /** The score of a product that answers a share of the query. */
    static double whole(double share, boolean headAsked, int named, int nameLength) {
        double brevity = Math.min(1.0, named / (double) Math.max(1, nameLength));
        return share * (1 - HEAD_SHARE - BREVITY_SHARE + (headAsked ? HEAD_SHARE : 0) + BREVITY_SHARE * brevity);
    }

    /** Whether a meaning is likely enough to say what the thing is: who asks for a WC does not ask for its seal. */
    static boolean namesHead(double certainty, double match) {
        return certainty >= match * LEAST_FOR_HEAD;
    }

    /** What part of a term counts: its first word names the thing, the others only describe it. */
    static double part(boolean named) {
        return named ? 0.6 : 0.3;
    }

    private static double match(QueryWord word, Candidate candidate) {
        double best = 0;
        for (Alternative alternative : word.alternatives()) {
            if (alternative.certainty() <= best) {
                break;
            }
            best = Math.max(best, alternative.certainty() * match(alternative.stems(), candidate));
        }
        if (best < ROOT && candidate.nameHasRoot(Stems.root(word.stem()))) {
            best = ROOT;
        }
        if (best < PREFIX && word.stem().length() >= MIN_PREFIX && candidate.nameHasPrefix(word.stem())) {
            best = PREFIX;
        }
        if (best < COMPLETION
                && word.completable().filter(candidate::nameHasPrefix).isPresent()) {
            best = COMPLETION;
        }
        return best;
    }

    private static double match(List<String> stems, Candidate candidate) {
        if (stems.size() == 1) {
            return match(stems.getFirst(), candidate);
        }
        double sum = 0;
        double least = NAME;
        for (String stem : stems) {
            double match = match(stem, candidate);
            sum += match;
            least = Math.min(least, match);
        }
        double mean = sum / stems.size();
        if (least > 0) {
            return mean;
        }
        return mean * part(candidate.nameHas(stems.getFirst()));
    }

    private static double match(String stem, Candidate candidate) {
        if (candidate.nameHas(stem)) {
            return NAME;
        }
        if (candidate.makerHas(stem)) {
            return MAKER;
        }
        if (candidate.categoryHas(stem)) {
            return CATEGORY;
        }
        return candidate.descriptionHas(stem) ? DESCRIPTION : 0;
    }

    private static boolean asksForHead(QueryWord word, Candidate candidate, double match) {
        for (Alternative alternative : word.alternatives()) {
            if (namesHead(alternative.certainty(), match) && alternative.stems().contains(candidate.head())) {
                return true;
            }
        }
        if (word.completable().filter(candidate.head()::startsWith).isPresent()) {
            return true;
        }
        return Stems.root(word.stem()).equals(Stems.root(candidate.head()));
    }
}
