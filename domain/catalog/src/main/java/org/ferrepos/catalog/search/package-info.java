/**
 * Search by words, inflection, typos, codes and synonyms. A search asks PostgreSQL what the catalogue stands at, scores in
 * memory, and reads the products found from PostgreSQL. The index in memory (IndexKeeper, ProductIndex) saves up to eight
 * round trips and the large full-text queries over common words, which took most of the time; it costs about 700 bytes a
 * product and may take a fifth of the heap at most.
 *
 * <p>PostgreSQL stays the source: a search that sees a newer revision of the catalogue first takes over what changed. While
 * the index loads, catches up with a large import or would be too large, PostgreSQL finds a bounded set of candidates by
 * its own indexes (Candidates) and Ranking scores them by the same rules. Entry points: ProductSearch, Vocabulary.
 */
@NullMarked
package org.ferrepos.catalog.search;

import org.jspecify.annotations.NullMarked;
