package org.ferrepos.sales.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.registration.SaleRequest.Discount;
import org.ferrepos.sales.registration.SaleRequest.Item;
import org.ferrepos.sales.registration.SaleRequest.Payment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer on a real database: every sale its own outcome, once, with stock and numbers that add up. */
class SaleWriterTest {
    private static final SalesFixture FIXTURE = new SalesFixture();

    private final Caller cashier = SalesFixture.caller(Role.CASHIER);
    private final SaleIntake intake = new SaleIntake(FIXTURE.branches(), Clock.systemUTC());
    private SaleWriter writer = newWriter();

    private static SaleWriter newWriter() {
        return new SaleWriter(
                FIXTURE.database(),
                FIXTURE.branches(),
                FIXTURE.products(),
                FIXTURE.reader(),
                FIXTURE.outbox(),
                SalesFixture.patientPolicy(2, Duration.ofSeconds(60)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    @BeforeEach
    void open() {
        writer = newWriter();
    }

    @AfterEach
    void stop() {
        writer.stop();
    }

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    private static SaleRequest request(UUID id, String till, List<Item> items, Payment... payments) {
        return new SaleRequest(id, "SCL-01", till, null, null, items, List.of(payments), null);
    }

    private static Item item(String sku, String quantity) {
        return item(sku, quantity, null);
    }

    private static Item item(String sku, String quantity, @Nullable Discount discount) {
        return new Item(sku, Quantity.of(new BigDecimal(quantity)), discount);
    }

    private static Payment cash(long amount) {
        return new Payment(PaymentMethod.CASH, amount, null);
    }

    private static Payment debit(long amount) {
        return new Payment(PaymentMethod.DEBIT, amount, null);
    }

    private CompletionStage<SaleOutcome> submit(SaleRequest request) {
        return writer.submit(intake.accept(request, cashier, Optional.empty()));
    }

    private SaleOutcome sell(SaleRequest request) throws Exception {
        return submit(request).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private SaleView sold(SaleRequest request) throws Exception {
        SaleOutcome outcome = sell(request);
        assertThat(outcome).isInstanceOf(SaleOutcome.Registered.class);
        return ((SaleOutcome.Registered) outcome).sale();
    }

    private String refused(SaleRequest request) throws Exception {
        SaleOutcome outcome = sell(request);
        assertThat(outcome).isInstanceOf(SaleOutcome.Rejected.class);
        return ((SaleOutcome.Rejected) outcome).problem().code().name();
    }

    @Test
    void aRepeatedSaleIsAnsweredAsBeforeAndOtherContentConflicts() throws Exception {
        UUID id = Ids.next();
        SaleView first = sold(request(id, "T1", List.of(item("A", "2"), item("E", "1")), cash(20_000)));
        SaleOutcome again = sell(request(id, "T1", List.of(item("A", "2.0"), item("E", "1")), cash(20_000)));
        assertThat(again).isEqualTo(new SaleOutcome.Repeated(first));
        assertThat(FIXTURE.reader().find(id).orElseThrow().total()).isEqualTo(first.total());
        assertThat(refused(request(id, "T1", List.of(item("A", "3")), cash(20_000))))
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(first.exempt()).isEqualTo(10_000);
        assertThat(first.net() + first.tax() + first.exempt()).isEqualTo(first.total());
    }

    @Test
    void aTillThatEndedSellsNothingNewAndStillAnswersWhatItSold() throws Exception {
        SaleRequest request = request(Ids.next(), "T4", List.of(item("A", "1")), cash(1_990));
        SaleView sold = sold(request);
        FIXTURE.setActive("T4", false);
        try {
            assertThat(sell(request)).isEqualTo(new SaleOutcome.Repeated(sold));
            assertThat(refused(request(Ids.next(), "T4", List.of(item("A", "1")), cash(1_990))))
                    .isEqualTo("VALIDATION_FAILED");
        } finally {
            FIXTURE.setActive("T4", true);
        }
        sold(request(Ids.next(), "T4", List.of(item("A", "1")), cash(1_990)));
    }

    @Test
    void aReservationHoldsGoodsUntilItsTimeIsOverAndNoLonger() throws Exception {
        UUID reservation = Ids.next();
        Quantity before = FIXTURE.onHand("D");
        FIXTURE.reserveAll("D", reservation, Clock.systemUTC().instant().plusSeconds(600));
        assertThat(refused(request(Ids.next(), "T1", List.of(item("D", "1")), debit(7))))
                .isEqualTo("BUSINESS_INSUFFICIENT_STOCK");
        FIXTURE.endReservation(reservation, Clock.systemUTC().instant());
        sold(request(Ids.next(), "T1", List.of(item("D", "1")), debit(7)));
        assertThat(FIXTURE.expireReservations()).isEqualTo(1);
        assertThat(FIXTURE.count("select count(*) from stock.balance where reserved <> 0"))
                .isZero();
        assertThat(FIXTURE.onHand("D")).isEqualTo(before.minus(Quantity.of(1)));
    }

    @Test
    void neighboursOfABadSaleAreSoldAndNumbersHaveNoGap() throws Exception {
        long before =
                FIXTURE.count("select coalesce(max(number), 0) from sales.sale s join sales.till t using (register_id)"
                        + " where t.register_id = " + FIXTURE.register("T2").id());
        List<CompletionStage<SaleOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String sku = i % 3 == 0 ? "NOPE" : i % 3 == 1 ? "A" : "B";
            outcomes.add(submit(request(
                    Ids.next(), "T2", List.of(item(sku, i % 7 == 0 ? "5000" : "1")), debit(5_000))));
        }
        int registered = 0;
        int rejected = 0;
        for (CompletionStage<SaleOutcome> stage : outcomes) {
            switch (stage.toCompletableFuture().get(20, TimeUnit.SECONDS)) {
                case SaleOutcome.Registered sale -> registered++;
                case SaleOutcome.Rejected problem -> rejected++;
                case SaleOutcome.Repeated sale -> throw new AssertionError("nothing was repeated");
            }
        }
        // Every payment but the exact one is refused: debit gives no change.
        assertThat(registered).isZero();
        assertThat(rejected).isEqualTo(300);
        for (int i = 0; i < 50; i++) {
            outcomes.set(
                    i, submit(request(Ids.next(), "T2", List.of(item(i % 2 == 0 ? "A" : "NOPE", "1")), cash(2_000))));
        }
        for (int i = 0; i < 50; i++) {
            SaleOutcome outcome = outcomes.get(i).toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(outcome).isInstanceOf(i % 2 == 0 ? SaleOutcome.Registered.class : SaleOutcome.Rejected.class);
        }
        long after = FIXTURE.count("select max(number) from sales.sale where register_id = "
                + FIXTURE.register("T2").id());
        assertThat(after - before).isEqualTo(25);
        assertThat(FIXTURE.count("select count(*) from sales.sale where register_id = "
                        + FIXTURE.register("T2").id()))
                .isEqualTo(after);
    }

    @Test
    void linesOfOneProductAreSummedBeforeTheCheck() throws Exception {
        Quantity left = FIXTURE.onHand("D");
        String half = left.toDecimal()
                .divide(BigDecimal.valueOf(2))
                .add(BigDecimal.ONE)
                .toPlainString();
        assertThat(refused(request(Ids.next(), "T1", List.of(item("D", half), item("D", half)), cash(100_000))))
                .isEqualTo("BUSINESS_INSUFFICIENT_STOCK");
        assertThat(FIXTURE.onHand("D")).isEqualTo(left);
    }

    @Test
    void theSameIdTwiceInOneBatchIsOneSale() throws Exception {
        UUID id = Ids.next();
        SaleRequest request = request(id, "T3", List.of(item("A", "1")), cash(1_990));
        List<CompletionStage<SaleOutcome>> stages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stages.add(submit(request));
        }
        int registered = 0;
        for (CompletionStage<SaleOutcome> stage : stages) {
            if (stage.toCompletableFuture().get(20, TimeUnit.SECONDS) instanceof SaleOutcome.Registered) {
                registered++;
            }
        }
        assertThat(registered).isEqualTo(1);
        assertThat(FIXTURE.count("select count(*) from sales.sale where sale_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aPriceThatChangedIsChargedByTheNextSale() throws Exception {
        assertThat(sold(request(Ids.next(), "T1", List.of(item("C", "1")), cash(46_000)))
                        .total())
                .isEqualTo(45_990);
        FIXTURE.setPrice("C", 40_000);
        assertThat(sold(request(Ids.next(), "T1", List.of(item("C", "1")), cash(46_000)))
                        .total())
                .isEqualTo(40_000);
    }

    @Test
    void discountsAreLimitedByRoleAndByTheCompany() throws Exception {
        Discount ten = new Discount(BigDecimal.TEN, null);
        Discount eleven = new Discount(BigDecimal.valueOf(11), null);
        assertThat(sold(request(Ids.next(), "T1", List.of(item("A", "1", ten)), cash(2_000)))
                        .total())
                .isEqualTo(1_791);
        SaleRequest tooHigh = request(Ids.next(), "T1", List.of(item("A", "1", eleven)), cash(2_000));
        assertThat(refused(tooHigh)).isEqualTo("BUSINESS_DISCOUNT_TOO_HIGH");
        SaleCommand approved = intake.accept(tooHigh, cashier, Optional.of(Ids.next()));
        assertThat(writer.submit(approved).toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isInstanceOf(SaleOutcome.Registered.class);
        Discount sixty = new Discount(null, 1_195L);
        SaleCommand over = intake.accept(
                request(Ids.next(), "T1", List.of(item("A", "1", sixty)), cash(2_000)),
                SalesFixture.admin(),
                Optional.of(Ids.next()));
        SaleOutcome outcome = writer.submit(over).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(((SaleOutcome.Rejected) outcome).problem().code().name()).isEqualTo("BUSINESS_DISCOUNT_TOO_HIGH");
    }

    @Test
    void moneyThatDoesNotFitIsRefusedByName() throws Exception {
        List<Item> one = List.of(item("A", "1"));
        assertThat(refused(request(Ids.next(), "T1", one, cash(1_980)))).isEqualTo("BUSINESS_PAYMENT_INSUFFICIENT");
        assertThat(refused(request(Ids.next(), "T1", one))).isEqualTo("BUSINESS_PAYMENT_INSUFFICIENT");
        assertThat(refused(request(Ids.next(), "T1", one, debit(2_000)))).isEqualTo("BUSINESS_CHANGE_NOT_IN_CASH");
        assertThat(refused(request(Ids.next(), "T1", one, cash(1_000_001)))).isEqualTo("BUSINESS_CASH_LIMIT");
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(item("A", "0.001"));
        }
        assertThat(refused(request(Ids.next(), "T1", many, cash(1_000)))).isEqualTo("BUSINESS_TOO_MANY_ITEMS");
    }

    @Test
    void connectionsThatAreCutInBetweenLoseAndDoubleNothing() throws Exception {
        long soldBefore = FIXTURE.count("select count(*) from sales.sale");
        List<UUID> ids = new ArrayList<>();
        List<CompletionStage<SaleOutcome>> stages = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            UUID id = Ids.next();
            ids.add(id);
            stages.add(submit(request(id, "T4", List.of(item("B", "0.1")), cash(40))));
            if (i % 40 == 20) {
                FIXTURE.testDatabase()
                        .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where application_name = 'ferrepos-sale-writer' and datname = current_database()");
            }
        }
        for (CompletionStage<SaleOutcome> stage : stages) {
            assertThat(stage.toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isNotInstanceOf(SaleOutcome.Rejected.class);
        }
        assertThat(FIXTURE.count("select count(*) from sales.sale") - soldBefore)
                .isEqualTo(ids.size());
        assertThat(FIXTURE.count("select max(number) - count(*) from sales.sale where register_id = "
                        + FIXTURE.register("T4").id()))
                .isZero();
    }

    @Test
    void aRequestForAnUnknownTillNamesTheField() {
        try {
            var _ = submit(request(Ids.next(), "T9", List.of(item("A", "1")), cash(2_000)));
        } catch (ProblemException e) {
            assertThat(e.problem().errors().getFirst().field()).isEqualTo("register");
            return;
        }
        throw new AssertionError("an unknown till was accepted");
    }
}
