/** Voids and returns: documents that correct a paid sale without touching it. Entry point: {@link Corrections}. */
@NullMarked
package org.ferrepos.sales.correction;

import org.jspecify.annotations.NullMarked;
