/** Registering a sale: what a till sends becomes a paid sale exactly once. Entry point: {@link SaleWriter}. */
@NullMarked
package org.ferrepos.sales.registration;

import org.jspecify.annotations.NullMarked;
