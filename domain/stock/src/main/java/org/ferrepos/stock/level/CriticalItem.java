package org.ferrepos.stock.level;

import org.ferrepos.platform.money.Quantity;

/** A balance at or below its minimum; {@code deficit} is what is missing to reach it. */
public record CriticalItem(
        String sku,
        String name,
        String branch,
        Quantity onHand,
        Quantity reserved,
        Quantity available,
        Quantity minimum,
        Quantity deficit) {}
