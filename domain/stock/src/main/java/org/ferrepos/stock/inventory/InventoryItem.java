package org.ferrepos.stock.inventory;

import org.ferrepos.platform.money.Quantity;

/** A balance with the product's name. */
public record InventoryItem(
        String sku,
        String name,
        String branch,
        Quantity onHand,
        Quantity reserved,
        Quantity available,
        Quantity minimum) {}
