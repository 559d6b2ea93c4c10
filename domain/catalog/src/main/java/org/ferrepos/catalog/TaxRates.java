package org.ferrepos.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.TaxRate;
import org.jspecify.annotations.Nullable;

/** The rates of tax of all categories and countries as they were at one moment, past and future ones too. */
public final class TaxRates {
    public static final TaxRates NONE = new TaxRates(Set.of(), List.of());

    private final Set<String> categories;
    private final List<Dated> all;
    private final Map<Country, Map<String, List<Dated>>> byCountry = new EnumMap<>(Country.class);

    /**
     * A rate and the days on which it holds.
     *
     * @param validTo the first day on which it no longer does; null while no end is known
     */
    public record Dated(
            String category,
            Country country,
            TaxRate rate,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
        }
    }

    /** All categories, also those without a rate, and all rates. */
    public TaxRates(Collection<String> categories, Collection<Dated> rates) {
        this.categories = Set.copyOf(categories);
        this.all = rates.stream()
                .sorted(Comparator.comparing(Dated::category)
                        .thenComparing(Dated::country)
                        .thenComparing(Dated::validFrom))
                .toList();
        // Latest first: that is the one most sales ask for.
        for (Dated rate : all.reversed()) {
            byCountry
                    .computeIfAbsent(rate.country(), country -> new HashMap<>())
                    .computeIfAbsent(rate.category(), category -> new ArrayList<>(2))
                    .add(rate);
        }
    }

    /** The codes of all categories. */
    public Set<String> categories() {
        return new TreeSet<>(categories);
    }

    /** All rates by category, country and day. */
    public List<Dated> all() {
        return all;
    }

    public boolean knows(String category) {
        return categories.contains(category);
    }

    /** The rate of a category in a country on a day of the branch's calendar; empty where it has none then. */
    public Optional<TaxRate> at(String category, Country country, LocalDate day) {
        if (category.equals(TaxCategory.EXEMPT)) {
            return Optional.of(TaxRate.EXEMPT);
        }
        for (Dated rate : byCountry.getOrDefault(country, Map.of()).getOrDefault(category, List.of())) {
            if (rate.holdsOn(day)) {
                return Optional.of(rate.rate());
            }
        }
        return Optional.empty();
    }

    /** Whether a product of the category can be sold in one of the countries on a day; true where there is none yet. */
    public boolean holdsInOneOf(Set<Country> countries, String category, LocalDate day) {
        return countries.isEmpty()
                || countries.stream()
                        .anyMatch(country -> at(category, country, day).isPresent());
    }
}
