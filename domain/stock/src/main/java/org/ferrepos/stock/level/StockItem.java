package org.ferrepos.stock.level;

import org.ferrepos.platform.money.Quantity;

/** A balance as it is listed. */
public record StockItem(
        String sku, String branch, Quantity onHand, Quantity reserved, Quantity available, Quantity minimum) {}
