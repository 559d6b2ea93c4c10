package org.ferrepos.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The arithmetic of money in whole minor units; the only place where amounts are rounded. */
public final class Amounts {
    /** Largest amount accepted anywhere: far above any sale, far below overflow. */
    public static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Amounts() {}

    /** Price of a quantity, rounded half up. */
    public static long lineAmount(long unitPrice, Quantity quantity) {
        return divideHalfUp(Math.multiplyExact(unitPrice, quantity.thousandths()), 1000);
    }

    /** The given percentage of an amount, rounded half up. */
    public static long percentOf(long amount, BigDecimal percent) {
        return BigDecimal.valueOf(amount)
                .multiply(percent)
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Net amount contained in a gross amount at a tax rate in hundredths of a percent, rounded half up. */
    public static long netOfGross(long gross, int taxHundredths) {
        return divideHalfUp(Math.multiplyExact(gross, 10_000L), 10_000L + taxHundredths);
    }

    /** The share {@code part / whole} of an amount, rounded half up. */
    public static long share(long amount, Quantity part, Quantity whole) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(part.thousandths()))
                .divide(BigDecimal.valueOf(whole.thousandths()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long divideHalfUp(long numerator, long denominator) {
        long quotient =
                Math.floorDiv(Math.addExact(Math.multiplyExact(2L, Math.abs(numerator)), denominator), 2 * denominator);
        return numerator < 0 ? -quotient : quotient;
    }
}
