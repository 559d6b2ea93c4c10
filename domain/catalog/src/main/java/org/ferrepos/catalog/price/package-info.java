/**
 * Prices of products: append-only, per branch or for all of them, from a moment on that may lie ahead. Entry points:
 * {@link PriceStore}.
 */
@NullMarked
package org.ferrepos.catalog.price;

import org.jspecify.annotations.NullMarked;
