/**
 * How Spanish product text becomes search terms: words without case and accents, stems that unite number and gender,
 * roots that unite derived words, and a phonetic spelling that unites what sounds alike. The same functions serve the
 * index and the query; PostgreSQL only stores and matches the terms. Its own Spanish stemmer is not used because it
 * recognises endings by their accents, which queries lack. Entry point: {@link SearchDocument}.
 */
@NullMarked
package org.ferrepos.catalog.text;

import org.jspecify.annotations.NullMarked;
