/** The dashboard's plain entry to the same stock and movements. Entry point: {@link InventoryResource}. */
@NullMarked
package org.ferrepos.stock.inventory;

import org.jspecify.annotations.NullMarked;
