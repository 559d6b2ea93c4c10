/**
 * Search by words, inflection, typos, codes and synonyms. PostgreSQL finds a bounded set of candidates by its full-text
 * and trigram indexes; Ranking scores them. Entry points: Vocabulary.
 */
@NullMarked
package org.ferrepos.catalog.search;

import org.jspecify.annotations.NullMarked;
