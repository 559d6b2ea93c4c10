package org.ferrepos.platform.print;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Writes money and quantities exactly. Both use the decimal comma of the countries served in every language, so that
 * one receipt never mixes two meanings of the dot.
 */
public final class AmountText {

    private static final int GROUP = 3;

    private AmountText() {}

    /** Writes minor units as {@code $15.990} (CLP), {@code $ 1.234,50} (ARS) or {@code USD 1.234,50}. */
    public static String money(long minorUnits, Currency currency) {
        int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
        BigDecimal amount = BigDecimal.valueOf(minorUnits, decimals);
        String plain = amount.abs().toPlainString();
        int wholeDigits = decimals == 0 ? plain.length() : plain.length() - decimals - 1;
        String fraction = decimals == 0 ? "" : "," + plain.substring(wholeDigits + 1);
        String sign = amount.signum() < 0 ? "-" : "";
        return sign + symbol(currency) + grouped(plain.substring(0, wholeDigits)) + fraction;
    }

    /** Writes a quantity with no more decimals than it has, as {@code 0,25}. */
    public static String quantity(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static String symbol(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            case "CLP" -> "$";
            case "ARS" -> "$ ";
            default -> currency.getCurrencyCode() + " ";
        };
    }

    private static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, '.');
        }
        return grouped.toString();
    }
}
