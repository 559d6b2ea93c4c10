package org.ferrepos.sales.correction;

import java.util.List;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.sales.SaleView;

/**
 * What is to be given back for goods that are returned. All returns of a sale together give back no more than was paid,
 * beyond the rounding of the cash that ends it.
 *
 * @param value what the goods were charged at
 * @param worth what the goods were charged at, as far as it is left to give back
 * @param settling the same, less what earlier returns gave back too much, or more by what they gave too little
 */
record ReturnDue(Currency currency, long value, long worth, long settling) {

    /**
     * What a return comes to.
     *
     * @param taken what was paid for the whole sale, less change
     * @param value what the goods that come back were charged at
     */
    static ReturnDue of(Currency currency, long taken, List<SaleView.Returned> earlier, long value) {
        long carried =
                earlier.stream().mapToLong(SaleView.Returned::cashRounding).sum();
        long given = earlier.stream().mapToLong(SaleView.Returned::total).sum() + carried;
        long left = Math.max(0, taken - given);
        return new ReturnDue(currency, value, Math.min(value, left), Math.clamp(value - carried, 0, left));
    }

    /** What to give where all of it is cash: it settles what earlier returns were rounded by. */
    long inCash() {
        return currency.cashDue(settling);
    }

    /** Cash that was rounded for each return by itself is right as long as it is no more than what settles them all. */
    boolean isPaidBy(long cash, long other) {
        return isPaidBy(settling, cash, other)
                || (isPaidBy(worth, cash, other) && (cash == 0 || cash + other <= Math.max(inCash(), settling)));
    }

    /** Whether the exact value is asked for in cash, while it is left: that means the coins there are for it. */
    boolean isExactCash(long cash, long other) {
        boolean isLeft = worth == value || inCash() == currency.cashDue(value);
        return other == 0 && cash == value && isLeft;
    }

    /** What a refund that is not right should come to, with as much of it in cash as it has. */
    long inPlaceOf(long cash, long other) {
        if (other > 0 && cash == 0) {
            return worth;
        }
        return other > settling ? settling : other + currency.cashDue(settling - other);
    }

    private boolean isPaidBy(long amount, long cash, long other) {
        long rest = amount - other;
        // There are no coins below ten pesos, so cash is rounded. Nothing else is: without cash the amount is exact.
        boolean withoutCash = other > 0 && cash == 0;
        return withoutCash ? rest == 0 : rest >= 0 && cash == currency.cashDue(rest);
    }
}
