package org.ferrepos.catalog.search;

import java.util.List;
import java.util.Optional;

/**
 * A word of a query with everything it may stand for.
 *
 * @param weight how much the word tells: rare words more than common ones
 * @param occurs whether products are known to have the word as it is
 * @param completable the word as typed, where it is the last one and only begins words of products; else empty
 * @param alternatives the word itself, its corrections and synonyms, likeliest first
 */
record QueryWord(
        String word,
        String stem,
        double weight,
        boolean occurs,
        Optional<String> completable,
        List<Alternative> alternatives) {
    /** Stems that a product should have, and how sure it is that they were meant. */
    record Alternative(List<String> stems, double certainty) {}
}
