/**
 * Prices of products: append-only, per branch or for all of them, from a moment on that may lie ahead. Entry point:
 * {@link PriceResource}; {@link org.ferrepos.catalog.product.PriceStore} keeps them.
 */
@NullMarked
package org.ferrepos.catalog.price;

import org.jspecify.annotations.NullMarked;
