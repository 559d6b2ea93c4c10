package org.ferrepos.catalog.search;

import java.util.List;

/**
 * A word of a query with everything it may stand for.
 *
 * @param weight how much the word tells: rare words more than common ones
 * @param alternatives the word itself first, then corrections and synonyms
 */
record QueryWord(String word, String stem, double weight, List<Alternative> alternatives) {
    /** Stems that a product should have, and how sure it is that they were meant. */
    record Alternative(List<String> stems, double certainty) {}
}
