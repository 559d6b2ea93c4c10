package org.ferrepos.platform.money;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A currency the product sells in, with the number of decimals of its minor unit. */
public enum Currency {
    CLP(0),
    ARS(2);

    private final int decimals;

    Currency(int decimals) {
        this.decimals = decimals;
    }

    /** The currency of a code that a column may lack. */
    public static @Nullable Currency orNull(@Nullable String code) {
        return code == null ? null : valueOf(code);
    }

    /** The currency of a code that somebody wrote. */
    public static Optional<Currency> ofCode(String code) {
        return Arrays.stream(values())
                .filter(currency -> currency.name().equals(code))
                .findFirst();
    }

    public int decimals() {
        return decimals;
    }

    /** How many minor units one whole unit has. */
    public long minorUnits() {
        return decimals == 0 ? 1 : 100;
    }

    /**
     * The amount of cash that settles {@code amount}: pesos without coins below ten are rounded, 1 to 5 down and 6 to 9
     * up (Ley 20.956). Other currencies are paid as they are.
     */
    public long cashDue(long amount) {
        if (this != CLP) {
            return amount;
        }
        long rest = Math.floorMod(amount, 10L);
        return rest <= 5 ? amount - rest : amount + (10 - rest);
    }
}
