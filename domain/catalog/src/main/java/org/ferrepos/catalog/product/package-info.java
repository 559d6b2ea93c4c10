/**
 * Products and their barcodes: rules, storage, and the routes that show and change them. All writers of the catalogue
 * raise its revision first, so they follow each other and what they then read cannot change under them. Entry points:
 * {@link ProductStore}.
 */
@NullMarked
package org.ferrepos.catalog.product;

import org.jspecify.annotations.NullMarked;
