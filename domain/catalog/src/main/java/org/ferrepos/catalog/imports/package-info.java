/**
 * Reading products from CSV: the file is cut into rows, rows become products or reasons, and chunks of rows are applied
 * with set-based SQL in a transaction each. A file applied twice changes nothing the second time. Entry point:
 * {@link ImportRun}.
 */
@NullMarked
package org.ferrepos.catalog.imports;

import org.jspecify.annotations.NullMarked;
