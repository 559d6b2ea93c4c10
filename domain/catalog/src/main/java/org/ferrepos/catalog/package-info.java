/**
 * What other areas use of the catalogue: products as a sale needs them ({@link SellableProducts}), their keys
 * ({@link ProductDirectory}), the import ({@link ProductImport}) and the first filling ({@link CatalogSetup}). Every
 * write raises the revision of the area {@code catalog} and stamps the products it touched with it.
 */
@NullMarked
package org.ferrepos.catalog;

import org.jspecify.annotations.NullMarked;
