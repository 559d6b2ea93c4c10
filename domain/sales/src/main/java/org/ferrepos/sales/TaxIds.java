package org.ferrepos.sales;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chilean tax ids (RUT): digits and a check digit by modulus 11, where ten is written K. */
public final class TaxIds {
    private static final int MAX_DIGITS = 8;
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=(?:[0-9]{3})+-)");

    private TaxIds() {}

    /** The canonical form {@code 76123456-0}, or empty when the text is not a RUT with a right check digit. */
    public static Optional<String> normalize(String text) {
        String compact = text.strip().replace(".", "").replace("-", "").toUpperCase(Locale.ROOT);
        if (compact.length() < 2 || compact.length() > MAX_DIGITS + 1) {
            return Optional.empty();
        }
        String digits = compact.substring(0, compact.length() - 1);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || compact.charAt(compact.length() - 1) != checkDigit(digits)) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(digits) + "-" + checkDigit(digits));
    }

    /** As people write it: {@code 76.123.456-0}; what is no RUT is left as it is. */
    public static String format(String text) {
        return normalize(text)
                .map(taxId -> THOUSANDS.matcher(taxId).replaceAll("."))
                .orElse(text);
    }

    private static char checkDigit(String digits) {
        int sum = 0;
        int factor = 2;
        for (int i = digits.length() - 1; i >= 0; i--) {
            sum += (digits.charAt(i) - '0') * factor;
            factor = factor == 7 ? 2 : factor + 1;
        }
        int rest = 11 - sum % 11;
        return rest == 11 ? '0' : rest == 10 ? 'K' : (char) ('0' + rest);
    }
}
