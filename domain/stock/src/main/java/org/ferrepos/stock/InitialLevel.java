package org.ferrepos.stock;

import org.ferrepos.platform.money.Quantity;

/** The first stock of a product at a branch, and the level at which it is called critical. */
public record InitialLevel(long productId, int branchId, Quantity onHand, Quantity minimum) {
    public InitialLevel {
        if (onHand.compareTo(Quantity.ZERO) < 0 || minimum.compareTo(Quantity.ZERO) < 0) {
            throw new IllegalArgumentException("levels cannot be negative");
        }
    }
}
