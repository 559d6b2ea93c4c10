package org.ferrepos.sales.history;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number a sale was printed with, taken apart. */
record SaleNumber(String register, long number) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]{1,20})-(\\d{8,18})");

    static Optional<SaleNumber> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SaleNumber(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }
}
