package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.summary.DaySummary;
import org.ferrepos.sales.summary.Scope;
import org.ferrepos.sales.summary.Summaries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A branch of Mendoza sells beside one of Santiago: each in its currency, with the tax of its country and of the day. */
final class TaxOfSalesTest {
    private final SalesFixture fixture = new SalesFixture();
    private final SaleIntake intake = new SaleIntake(fixture.branches(), Clock.systemUTC());
    private final SaleWriter writer = new SaleWriter(
            fixture.database(),
            fixture.branches(),
            fixture.products(),
            fixture.reader(),
            fixture.outbox(),
            SalesFixture.patientPolicy(1, Duration.ofSeconds(60)),
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    @BeforeEach
    void openMendoza() {
        fixture.addBranchInMendoza(Map.of("A", 121_000L, "B", 11_050L, "C", 12_700L, "E", 50_000L));
    }

    @AfterEach
    void close() {
        writer.stop();
        fixture.close();
    }

    @Test
    void eachCountryHasItsTax() throws Exception {
        SaleView santiago = sold(request("SCL-01", "T1", null, List.of(item("A", 1)), 2_000));
        assertThat(santiago.currency()).isEqualTo("CLP");
        assertThat(santiago.net()).isEqualTo(1_672);
        assertThat(santiago.tax()).isEqualTo(318);
        assertThat(santiago.taxes()).isNull();

        SaleView mendoza = sold(request("MDZ-01", "M1", null, List.of(item("A", 1)), 121_000));
        assertThat(mendoza.currency()).isEqualTo("ARS");
        assertThat(mendoza.net()).isEqualTo(100_000);
        assertThat(mendoza.tax()).isEqualTo(21_000);
        assertThat(mendoza.cashRounding()).isZero();
        assertThat(fixture.count("select tax_hundredths from sales.sale_line where sale_id = '" + mendoza.id() + "'"))
                .isEqualTo(2_100);
    }

    @Test
    void ratesOfOneSaleAreAddedUpEachByItself() throws Exception {
        fixture.setTax("B", "reduced");
        fixture.setTax("C", "increased");
        SaleView sale = sold(request(
                "MDZ-01", "M1", null, List.of(item("A", 1), item("B", 1), item("C", 1), item("E", 1)), 194_750));
        assertThat(sale.net()).isEqualTo(100_000 + 10_000 + 10_000);
        assertThat(sale.tax()).isEqualTo(21_000 + 1_050 + 2_700);
        assertThat(sale.exempt()).isEqualTo(50_000);
        assertThat(sale.taxes())
                .containsExactly(
                        new SaleView.Tax(new BigDecimal("10.5"), 10_000, 1_050),
                        new SaleView.Tax(new BigDecimal("21"), 100_000, 21_000),
                        new SaleView.Tax(new BigDecimal("27"), 10_000, 2_700));
        assertThat(fixture.reader().find(sale.id())).contains(sale);
    }

    @Test
    void aCategoryWithoutARateInTheCountryIsRefusedByItsLine() throws Exception {
        fixture.setTax("B", "reduced");
        Problem problem = refused(request("SCL-01", "T1", null, List.of(item("A", 1), item("B", 1)), 5_000));
        assertThat(problem.code().name()).isEqualTo("BUSINESS_TAX_CATEGORY");
        assertThat(problem.errors().stream().map(FieldError::field)).containsExactly("items[1].sku");
        assertThat(fixture.count("select count(*) from sales.sale")).isZero();
        sold(request("MDZ-01", "M1", null, List.of(item("B", 1)), 11_050));
    }

    @Test
    void whatHasNoPriceInTheCurrencyOfTheBranchIsNotSoldThere() throws Exception {
        Problem problem = refused(request("MDZ-01", "M1", null, List.of(item("A", 1), item("D", 1)), 500_000));
        assertThat(problem.code().name()).isEqualTo("BUSINESS_UNKNOWN_PRODUCT");
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("items[1].sku"));
        assertThat(fixture.count("select count(*) from sales.sale")).isZero();
        sold(request("SCL-01", "T1", null, List.of(item("D", 10)), 1_000));
    }

    @Test
    void aCostOfAnotherCurrencyIsNotKnown() throws Exception {
        SaleView santiago = sold(request("SCL-01", "T1", null, List.of(item("A", 1)), 2_000));
        SaleView mendoza = sold(request("MDZ-01", "M1", null, List.of(item("A", 1)), 121_000));
        assertThat(unitCost(santiago)).isEqualTo(SalesFixture.PRICE_A / 2);
        assertThat(unitCost(mendoza)).isZero();
        // So what it earned is not known either, which is not the same as all of it.
        assertThat(marginOfToday("MDZ-01")).isEqualTo(new DaySummary.Margin(100_000, 0, 0, null, 100_000));
        assertThat(marginOfToday("SCL-01"))
                .isEqualTo(new DaySummary.Margin(1_672, 995, 677, new BigDecimal("40.5"), 0));
    }

    private DaySummary.Margin marginOfToday(String branch) {
        Scope scope = Scope.of(SalesFixture.admin(), fixture.branches(), branch, null);
        return new Summaries(fixture.reads())
                .of(scope, scope.dateOf(Clock.systemUTC().instant()))
                .margin();
    }

    private long unitCost(SaleView sale) {
        return fixture.count("select unit_cost from sales.sale_line where sale_id = '" + sale.id() + "'");
    }

    @Test
    void aLateSaleHasTheRateOfItsOwnDay() throws Exception {
        OffsetDateTime today = OffsetDateTime.now(Clock.systemUTC());
        UUID early = Ids.next();
        SaleRequest tenDaysAgo = request(early, "T1", today.minusDays(10));
        SaleView before = sold(tenDaysAgo);
        fixture.change("update catalog.tax_rate set valid_to = current_date - 5"
                + " where category = 'standard' and country = 'CL' and :revision > 0");
        fixture.change("insert into catalog.tax_rate (category, country, hundredths, valid_from)"
                + " select 'standard', 'CL', 2500, current_date - 5 where :revision > 0");

        assertThat(sold(request(Ids.next(), "T1", null)).net()).isEqualTo(1_592);
        assertThat(sold(request(Ids.next(), "T1", today.minusDays(4))).net()).isEqualTo(1_592);
        assertThat(sold(request(Ids.next(), "T1", today.minusDays(7))).net()).isEqualTo(before.net());
        assertThat(before.net()).isEqualTo(1_672);
        // What was registered stays as it was registered.
        assertThat(sell(tenDaysAgo)).isEqualTo(new SaleOutcome.Repeated(before));
        assertThat(fixture.reader().find(early).orElseThrow().net()).isEqualTo(1_672);
    }

    private static SaleRequest request(UUID id, String till, @Nullable OffsetDateTime soldAt) {
        return new SaleRequest(
                id,
                "SCL-01",
                till,
                soldAt,
                null,
                List.of(item("A", 1)),
                List.of(new SaleRequest.Payment(PaymentMethod.DEBIT, SalesFixture.PRICE_A, null)),
                null);
    }

    private static SaleRequest request(
            String branch, String till, @Nullable OffsetDateTime soldAt, List<SaleRequest.Item> items, long cash) {
        return new SaleRequest(
                Ids.next(),
                branch,
                till,
                soldAt,
                null,
                items,
                List.of(new SaleRequest.Payment(PaymentMethod.CASH, cash, null)),
                null);
    }

    private static SaleRequest.Item item(String sku, long quantity) {
        return new SaleRequest.Item(sku, Quantity.of(quantity), null);
    }

    private SaleOutcome sell(SaleRequest request) throws Exception {
        return writer.submit(intake.accept(request, SalesFixture.admin(), Optional.empty()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private SaleView sold(SaleRequest request) throws Exception {
        return ((SaleOutcome.Registered) sell(request)).sale();
    }

    private Problem refused(SaleRequest request) throws Exception {
        return ((SaleOutcome.Rejected) sell(request)).problem();
    }
}
