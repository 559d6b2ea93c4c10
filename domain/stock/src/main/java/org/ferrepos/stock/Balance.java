package org.ferrepos.stock;

import org.ferrepos.platform.money.Quantity;

/** What a branch has of a product, and how much of it is set aside. */
public record Balance(Quantity onHand, Quantity reserved) {
    public static final Balance NONE = new Balance(Quantity.ZERO, Quantity.ZERO);

    /** What may still be promised to somebody; negative after an offline sale or a count took more than there was. */
    public Quantity available() {
        return onHand.minus(reserved);
    }
}
