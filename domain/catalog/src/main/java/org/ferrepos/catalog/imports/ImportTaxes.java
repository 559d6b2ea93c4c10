package org.ferrepos.catalog.imports;

import java.time.LocalDate;
import java.util.Set;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.money.Country;

/** The categories of tax that a file may name. */
record ImportTaxes(TaxRates rates, Set<Country> countries, LocalDate today) {
    boolean isKnown(String category) {
        return rates.knows(category);
    }

    boolean isSellable(String category) {
        return rates.holdsInOneOf(countries, category, today);
    }
}
