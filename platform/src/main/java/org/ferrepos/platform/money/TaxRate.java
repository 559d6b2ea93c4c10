package org.ferrepos.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The tax that a price contains: a rate, or none because the goods are exempt, which is not the same as a rate of zero.
 *
 * @param hundredths of a percent; negative where the goods are exempt
 */
public record TaxRate(int hundredths) {
    public static final TaxRate EXEMPT = new TaxRate(-1);
    public static final int MIN_HUNDREDTHS = 100;
    public static final int MAX_HUNDREDTHS = 10_000;

    /** The rate of a percentage; empty where it has more than two decimals or is no rate that a law would set. */
    public static Optional<TaxRate> ofPercent(BigDecimal percent) {
        if (percent.compareTo(BigDecimal.ONE) < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            return Optional.empty();
        }
        BigDecimal hundredths = percent.movePointRight(2);
        BigDecimal whole = hundredths.setScale(0, RoundingMode.DOWN);
        return whole.compareTo(hundredths) == 0 ? Optional.of(new TaxRate(whole.intValueExact())) : Optional.empty();
    }

    public boolean isExempt() {
        return hundredths < 0;
    }

    /** As people write it: 10.5, 19; zero where exempt. */
    public BigDecimal percent() {
        BigDecimal stripped = BigDecimal.valueOf(Math.max(0, hundredths), 2).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What is left of an amount without the tax in it, rounded half up. */
    public long netOf(long gross) {
        return isExempt() ? gross : Amounts.netOfGross(gross, hundredths);
    }
}
