package org.ferrepos.sales.correction;

import java.util.Locale;
import java.util.Set;

/** Tells what is measured, and so comes in any part, from what is counted. */
final class Measures {
    private static final Set<String> UNITS = Set.of(
            "kg", "kilo", "kilos", "g", "gr", "grs", "mg", "t", "ton", "lb", "oz", "m", "mt", "mts", "metro", "metros",
            "cm", "mm", "km", "pie", "pulg", "m2", "m²", "mt2", "m3", "m³", "mt3", "l", "lt", "lts", "litro", "litros",
            "ml", "cc", "gal");

    private Measures() {}

    static boolean isMeasure(String unit) {
        return UNITS.contains(unit.strip().replace(".", "").toLowerCase(Locale.ROOT));
    }
}
