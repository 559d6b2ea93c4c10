package org.ferrepos.catalog.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemCode;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.platform.tables.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The world's clock stands at noon of 2026-11-21. */
final class TaxesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final CatalogWorld world = new CatalogWorld();
    private final Taxes taxes = new Taxes(world.database, world.audit, world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void bothCountriesHaveTheirRatesFromTheStart() {
        TaxRates rates = taxes.rates();
        assertThat(rates.categories()).containsExactly("exempt", "increased", "reduced", "standard");
        assertThat(rates.at("standard", Country.CL, TODAY)).contains(new TaxRate(1_900));
        assertThat(rates.at("standard", Country.AR, TODAY)).contains(new TaxRate(2_100));
        assertThat(rates.at("reduced", Country.AR, TODAY)).contains(new TaxRate(1_050));
        assertThat(rates.at("increased", Country.AR, TODAY)).contains(new TaxRate(2_700));
        assertThat(rates.at("exempt", Country.AR, TODAY)).contains(TaxRate.EXEMPT);
        assertThat(rates.at("reduced", Country.CL, TODAY)).isEmpty();
        assertThat(rates.at("standard", Country.CL, LocalDate.of(1999, 12, 31))).isEmpty();
    }

    @Test
    void aRateForLaterEndsTheOneBeforeAndSalesHearOfIt() {
        SellableProducts products = new SellableProducts(world.database, world.costs);
        products.refreshTo(world.revision());
        TaxRates before = products.taxRates();
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, null));
        assertThat(products.taxRates()).isSameAs(before);
        products.refreshTo(world.revision());

        TaxRates rates = products.taxRates();
        assertThat(rates.at("standard", Country.CL, NEW_YEAR.minusDays(1))).contains(new TaxRate(1_900));
        assertThat(rates.at("standard", Country.CL, NEW_YEAR)).contains(new TaxRate(2_000));
        assertThat(rates.at("standard", Country.AR, NEW_YEAR)).contains(new TaxRate(2_100));
        assertThat(world.count("select count(*) from identity.audit where entity = 'tax'"))
                .isEqualTo(1);
    }

    @Test
    void twoRatesNeverHoldOnOneDay() {
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, NEW_YEAR.plusMonths(2)));
        refused(
                CatalogProblem.TAX_RATE_OVERLAP,
                rate("standard", Country.CL, 2_100, NEW_YEAR.plusMonths(1), NEW_YEAR.plusMonths(3)));
        refused(CatalogProblem.TAX_RATE_OVERLAP, rate("standard", Country.CL, 2_100, NEW_YEAR.minusDays(1), null));
        refused(CatalogProblem.TAX_RATE_OVERLAP, rate("standard", Country.CL, 2_100, NEW_YEAR, null));
        refused(
                CatalogProblem.TAX_RATE_OVERLAP,
                rate("standard", Country.AR, 2_200, LocalDate.of(2000, 1, 1), LocalDate.of(2001, 1, 1)));
        assertThat(taxes.rates().at("standard", Country.CL, NEW_YEAR.plusMonths(2)))
                .isEmpty();
        added(rate("standard", Country.CL, 1_900, NEW_YEAR.plusMonths(2), null));
        assertThat(taxes.rates().at("standard", Country.CL, NEW_YEAR.plusMonths(2)))
                .contains(new TaxRate(1_900));
        assertThat(world.count("select count(*) from catalog.tax_rate a join catalog.tax_rate b"
                        + " on a.category = b.category and a.country = b.country and a.tax_rate_id < b.tax_rate_id"
                        + " and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)"))
                .isZero();
    }

    @Test
    void daysThatHaveBegunKeepTheirRate() {
        refused(CommonProblem.VALIDATION_FAILED, rate("standard", Country.CL, 2_000, TODAY, null));
        refused(CommonProblem.VALIDATION_FAILED, rate("exempt", Country.CL, 2_000, NEW_YEAR, null));
        refused(CommonProblem.VALIDATION_FAILED, rate("standard", Country.CL, 2_000, NEW_YEAR, NEW_YEAR));
        refused(CommonProblem.VALIDATION_FAILED, rate("standard", Country.CL, 2_000, LocalDate.MAX, null));
        refused(CatalogProblem.TAX_CATEGORY_NOT_FOUND, rate("luxury", Country.CL, 2_000, NEW_YEAR, null));
        assertThat(taxes.rates().all()).hasSize(4);
        // Where none held it may begin at any time.
        added(rate("reduced", Country.CL, 1_900, TODAY.minusYears(1), null));
        assertThat(taxes.rates().at("reduced", Country.CL, TODAY)).isEqualTo(Optional.of(new TaxRate(1_900)));
    }

    @Test
    void aRateThatIsWithdrawnLeavesThingsAsTheyWere() {
        SellableProducts products = new SellableProducts(world.database, world.costs);
        List<TaxRates.Dated> before = taxes.rates().all();
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, null));
        products.refreshTo(world.revision());
        assertThat(products.taxRates().at("standard", Country.CL, NEW_YEAR)).contains(new TaxRate(2_000));

        withdrawn("standard", Country.CL, NEW_YEAR);
        assertThat(taxes.rates().all()).isEqualTo(before);
        products.refreshTo(world.revision());
        assertThat(products.taxRates().at("standard", Country.CL, NEW_YEAR)).contains(new TaxRate(1_900));
        assertThat(world.count("select count(*) from identity.audit where entity = 'tax'"
                        + " and action = 'withdraw_tax_rate' and before is not null and after is not null"))
                .isEqualTo(1);
        assertThat(withdrawal("standard", Country.CL, NEW_YEAR)).isEqualTo(CatalogProblem.TAX_RATE_NOT_FOUND);
    }

    @Test
    void whatAWithdrawnRateHadEndedGoesOnUntilTheNext() {
        LocalDate march = NEW_YEAR.plusMonths(2);
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, null));
        added(rate("standard", Country.CL, 2_100, march, null));
        withdrawn("standard", Country.CL, NEW_YEAR);
        assertThat(taxes.rates().at("standard", Country.CL, march.minusDays(1))).contains(new TaxRate(1_900));
        assertThat(taxes.rates().at("standard", Country.CL, march)).contains(new TaxRate(2_100));
        withdrawn("standard", Country.CL, march);
        assertThat(taxes.rates().at("standard", Country.CL, march)).contains(new TaxRate(1_900));
    }

    @Test
    void aRateThatWasToEndAnywayIsNotLengthened() {
        LocalDate march = NEW_YEAR.plusMonths(2);
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, march));
        added(rate("standard", Country.CL, 1_900, march, null));
        withdrawn("standard", Country.CL, march);
        assertThat(taxes.rates().at("standard", Country.CL, march.minusDays(1))).contains(new TaxRate(2_000));
        assertThat(taxes.rates().at("standard", Country.CL, march)).isEmpty();
    }

    @Test
    void whatHasBegunIsNotWithdrawn() {
        long revision = world.revision();
        LocalDate first = LocalDate.of(2000, 1, 1);
        assertThat(withdrawal("standard", Country.CL, first)).isEqualTo(CatalogProblem.TAX_RATE_IN_FORCE);
        assertThat(withdrawal("standard", Country.CL, TODAY)).isEqualTo(CatalogProblem.TAX_RATE_NOT_FOUND);
        assertThat(withdrawal("luxury", Country.CL, first)).isEqualTo(CatalogProblem.TAX_CATEGORY_NOT_FOUND);
        assertThat(world.revision()).isEqualTo(revision);
        // At noon of the 21st the 22nd has begun where it begins first.
        added(rate("reduced", Country.CL, 1_000, TODAY.plusDays(1), null));
        added(rate("increased", Country.CL, 3_000, TODAY.plusDays(2), null));
        assertThat(withdrawal("reduced", Country.CL, TODAY.plusDays(1))).isEqualTo(CatalogProblem.TAX_RATE_IN_FORCE);
        withdrawn("increased", Country.CL, TODAY.plusDays(2));
        assertThat(taxes.rates().all()).hasSize(5);
    }

    @Test
    void theTableHasARowForEachRateAndOneForACategoryWithout() {
        added(rate("standard", Country.CL, 2_000, NEW_YEAR, null));
        added(rate("reduced", Country.CL, 500, TODAY.minusDays(9), TODAY));
        List<List<Cell>> rows = new TaxTable(key -> key.substring("tax.word.".length()), TODAY).rows(taxes.rates());
        assertThat(rows)
                .hasSize(7)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(TaxTable.COLUMNS))
                .contains(List.of(
                        Cell.text("exempt"), Cell.text("everywhere"), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
        assertThat(rows)
                .extracting(row -> row.getFirst() + " " + row.get(1) + " " + row.getLast())
                .contains(state("standard", "CL", "future"))
                .contains(state("standard", "CL", "current"))
                .contains(state("reduced", "CL", "past"));
    }

    private static String state(String category, String country, String state) {
        return Cell.text(category) + " " + Cell.text(country) + " " + Cell.text(state);
    }

    private void withdrawn(String category, Country country, LocalDate from) {
        assertThat(taxes.withdraw(world.admin, category, Optional.of(country), from)
                        .isDone())
                .isTrue();
    }

    private ProblemCode withdrawal(String category, Country country, LocalDate from) {
        return switch (taxes.withdraw(world.admin, category, Optional.of(country), from)) {
            case Outcome.Refused<TaxRates>(Problem problem) -> problem.code();
            case Outcome.Done<TaxRates> done -> throw new AssertionError(done);
        };
    }

    private static TaxRates.Dated rate(
            String category, Country country, int hundredths, LocalDate from, @Nullable LocalDate to) {
        return new TaxRates.Dated(category, country, new TaxRate(hundredths), from, to);
    }

    private void added(TaxRates.Dated rate) {
        assertThat(taxes.add(world.admin, rate).isDone()).isTrue();
    }

    private void refused(ProblemCode code, TaxRates.Dated rate) {
        long revision = world.revision();
        assertThat(taxes.add(world.admin, rate))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
        assertThat(world.revision()).isEqualTo(revision);
    }
}
