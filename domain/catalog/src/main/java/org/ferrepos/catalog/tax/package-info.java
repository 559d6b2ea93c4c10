/**
 * Categories of tax and their rates by country and day: what a product is taxed as, and how much that is where and when
 * it is sold. Rates that have begun are never changed, and two of one category and country never hold on one day. Each
 * change raises the catalogue's revision, by which sales and tills hear of it. Entry point: {@link TaxStore}.
 */
@NullMarked
package org.ferrepos.catalog.tax;

import org.jspecify.annotations.NullMarked;
