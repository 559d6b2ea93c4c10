/** The names of products and branches as this area needs them; the only place that asks the catalogue and identity. Entry point: {@link StockDirectory}. */
@NullMarked
package org.ferrepos.stock.directory;

import org.jspecify.annotations.NullMarked;
