/**
 * The price checker in the shop, where customers scan and nobody logs in: tells names and prices and nothing that is not
 * on the shelf. Entry point: {@link PriceCheckResource}.
 */
@NullMarked
package org.ferrepos.catalog.consultation;

import org.jspecify.annotations.NullMarked;
