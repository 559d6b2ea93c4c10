package org.ferrepos.catalog.search;

import java.util.List;

/**
 * A word of a query with everything it may stand for.
 *
 * @param weight how much the word tells: rare words more than common ones
 * @param occurs whether products are known to have the word as it is
 * @param alternatives the word itself, its corrections and synonyms, likeliest first
 */
record QueryWord(String word, String stem, double weight, boolean occurs, List<Alternative> alternatives) {
    /** Stems that a product should have, and how sure it is that they were meant. */
    record Alternative(List<String> stems, double certainty) {}
}
