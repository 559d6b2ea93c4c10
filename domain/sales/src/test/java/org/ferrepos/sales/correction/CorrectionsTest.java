package org.ferrepos.sales.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Role;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesFixture;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.correction.CorrectionResource.ReturnItem;
import org.ferrepos.sales.correction.CorrectionResource.ReturnRequest;
import org.ferrepos.sales.registration.SaleRequest;
import org.ferrepos.sales.registration.SaleSeller;
import org.ferrepos.sales.till.TillViews.MethodAmount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was sold can come back once, in parts or as a whole, with its money and its goods. */
class CorrectionsTest {
    private static final SalesFixture FIXTURE = new SalesFixture();
    private static final SaleSeller SELLER = new SaleSeller(FIXTURE);

    private final Corrections corrections = new Corrections(
            FIXTURE.database(),
            FIXTURE.branches(),
            FIXTURE.tills(),
            FIXTURE.reader(),
            FIXTURE.audit(),
            FIXTURE.outbox(),
            SalesPolicy.defaults(),
            Clock.systemUTC());
    private final Caller supervisor = SalesFixture.caller(Role.SUPERVISOR);

    @AfterAll
    static void close() {
        SELLER.close();
        FIXTURE.close();
    }

    private Corrections.ReturnResult giveBack(SaleView sale, UUID id, int line, Quantity quantity, long amount) {
        return giveBack(sale, id, line, quantity, PaymentMethod.DEBIT, amount);
    }

    private Corrections.ReturnResult giveBack(
            SaleView sale, UUID id, int line, Quantity quantity, PaymentMethod method, long amount) {
        return giveBack(order(sale, id, line, quantity, method, amount), sale);
    }

    private void giveBackAs(
            Caller caller, Optional<UUID> authorizedBy, SaleView sale, PaymentMethod method, long amount) {
        Corrections.ReturnOrder order = order(sale, Ids.next(), 1, Quantity.of(1), method, amount);
        var _ = giveBack(
                new Corrections.ReturnOrder(
                        order.id(), order.saleId(), order.request(), order.content(), caller, authorizedBy),
                sale);
    }

    private Corrections.ReturnResult giveBack(Corrections.ReturnOrder order, SaleView sale) {
        return corrections.giveBack(order, FIXTURE.register(sale.register())).orThrow();
    }

    private Corrections.ReturnOrder order(
            SaleView sale, UUID id, int line, Quantity quantity, PaymentMethod method, long amount) {
        ReturnRequest request = new ReturnRequest(
                id,
                List.of(new ReturnItem(line, quantity)),
                "no sirve",
                amount == 0 ? List.of() : List.of(new TillMoney(method, amount)),
                null);
        return new Corrections.ReturnOrder(
                id, sale.id(), request, ReturnContent.of(sale.id(), request), supervisor, Optional.empty());
    }

    private SaleView voidSale(SaleView sale) {
        return voidSale(sale, "error de digitación", true);
    }

    private SaleView voidSale(SaleView sale, String reason, boolean restock) {
        return corrections
                .voidSale(
                        new Corrections.VoidOrder(sale.id(), reason, restock, supervisor, supervisor.id()),
                        FIXTURE.register(sale.register()))
                .orThrow();
    }

    private void giveBackOneInCash(SaleView sale, long amount) {
        Corrections.ReturnResult result = giveBack(sale, Ids.next(), 1, Quantity.of(1), PaymentMethod.CASH, amount);
        assertThat(result.view().total() + result.view().cashRounding()).isEqualTo(amount);
    }

    private static void refusedWith(String code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code().name()).isEqualTo(code));
    }

    @Test
    void partsOfALineAddUpToItsTotalAndNeverToMore() {
        Quantity before = FIXTURE.onHand("B");
        SaleView sale = SELLER.sell("T1", "B", 7, PaymentMethod.DEBIT);
        long given = 0;
        for (int i = 0; i < 7; i++) {
            long until = Math.round(sale.total() * (i + 1) / 7.0);
            given += giveBack(sale, Ids.next(), 1, Quantity.of(1), until - given)
                    .view()
                    .total();
        }
        assertThat(given).isEqualTo(sale.total());
        assertThat(FIXTURE.onHand("B")).isEqualTo(before);
        refusedWith("BUSINESS_RETURN_EXCEEDS_SALE", () -> giveBack(sale, Ids.next(), 1, new Quantity(1), 0));
    }

    @Test
    void aRepeatedReturnIsOneReturn() {
        SaleView sale = SELLER.sell("T1", "A", 2, PaymentMethod.DEBIT);
        UUID id = Ids.next();
        assertThat(giveBack(sale, id, 1, Quantity.of(1), 1_990).repeated()).isFalse();
        Corrections.ReturnResult again = giveBack(sale, id, 1, Quantity.of(1), 1_990);
        assertThat(again.repeated()).isTrue();
        assertThat(FIXTURE.reader().find(sale.id()).orElseThrow().returns()).hasSize(1);
        refusedWith("IDEMPOTENCY_CONFLICT", () -> giveBack(sale, id, 1, Quantity.of(2), 3_980));
        refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBack(sale, Ids.next(), 1, Quantity.of(1), 5_000));
    }

    @Test
    void ofReturnsOfTwoSalesUnderOneIdAtOnceOneIsRecorded() throws Exception {
        Quantity before = FIXTURE.onHand("A");
        List<SaleView> sales = List.of(
                SELLER.sell("T1", "A", 10, PaymentMethod.DEBIT), SELLER.sell("T2", "A", 10, PaymentMethod.DEBIT));
        for (int round = 0; round < 10; round++) {
            UUID id = Ids.next();
            List<String> outcomes = new ArrayList<>();
            try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
                List<Future<String>> tries = sales.stream()
                        .map(sale -> executor.submit(() -> {
                            try {
                                giveBack(sale, id, 1, Quantity.of(1), 1_990);
                                return "recorded";
                            } catch (ProblemException e) {
                                return e.problem().code().name();
                            }
                        }))
                        .toList();
                for (Future<String> each : tries) {
                    outcomes.add(each.get(30, TimeUnit.SECONDS));
                }
            }
            assertThat(outcomes).containsExactlyInAnyOrder("recorded", "IDEMPOTENCY_CONFLICT");
        }
        assertThat(FIXTURE.onHand("A")).isEqualTo(before.minus(Quantity.of(10)));
    }

    @Test
    void manyReturnsAtOnceNeverGiveBackMoreThanWasSold() throws Exception {
        SaleView sale = SELLER.sell("T2", "A", 5, PaymentMethod.DEBIT);
        int succeeded = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(12)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                tries.add(executor.submit(() -> {
                    try {
                        return !giveBack(sale, Ids.next(), 1, Quantity.of(1), 1_990)
                                .repeated();
                    } catch (ProblemException e) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> one : tries) {
                succeeded += one.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
        }
        assertThat(succeeded).isEqualTo(5);
    }

    @Test
    void aVoidBringsBackGoodsAndMoneyOnce() {
        Quantity before = FIXTURE.onHand("A");
        SaleView sale = SELLER.sell("T3", "A", 3, PaymentMethod.CASH);
        long cashAfterSale = expectedCash("T3");
        SaleView voided = voidSale(sale);
        assertThat(voided.status()).isEqualTo(SaleView.VOIDED);
        assertThat(voided.voided()).isNotNull();
        assertThat(FIXTURE.onHand("A")).isEqualTo(before);
        assertThat(voidSale(sale)).isEqualTo(voided);
        refusedWith("BUSINESS_SALE_VOIDED", () -> voidSale(sale, "otro motivo", true));
        refusedWith("BUSINESS_SALE_VOIDED", () -> voidSale(sale, "error de digitación", false));
        assertThat(FIXTURE.onHand("A")).isEqualTo(before);
        assertThat(expectedCash("T3")).isEqualTo(cashAfterSale - (sale.paid() - sale.change()));
        refusedWith("BUSINESS_SALE_VOIDED", () -> giveBack(sale, Ids.next(), 1, Quantity.of(1), 1_990));
    }

    /** Three times 7 pesos are paid with 20; each 7 alone would be rounded up to 10. */
    @Test
    void cashReturnsOfOneSaleNeverComeToMoreThanWasPaid() {
        long cashBefore = expectedCash("T1");
        SaleView rounded = SELLER.sell("T1", "D", 3, PaymentMethod.CASH);
        assertThat(rounded.paid() - rounded.change()).isEqualTo(20);
        giveBackOneInCash(rounded, 10);
        refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBackOneInCash(rounded, 10));
        giveBackOneInCash(rounded, 0);
        refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBackOneInCash(rounded, 20));
        giveBackOneInCash(rounded, 10);

        SaleView voided = SELLER.sell("T1", "D", 3, PaymentMethod.CASH);
        giveBackOneInCash(voided, 10);
        giveBackOneInCash(voided, 0);
        var _ = voidSale(voided);
        assertThat(expectedCash("T1")).isEqualTo(cashBefore);
    }

    @Test
    void returnsOfOtherMethodsCountTowardsWhatWasPaid() {
        SaleView rounded = SELLER.sell("T1", "D", 3, PaymentMethod.CASH);
        giveBackOneInCash(rounded, 10);
        giveBack(rounded, Ids.next(), 1, Quantity.of(1), 7);
        refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBack(rounded, Ids.next(), 1, Quantity.of(1), 7));
        assertThat(giveBack(rounded, Ids.next(), 1, Quantity.of(1), 3).view().cashRounding())
                .isEqualTo(-4);
    }

    /** Each seven pesos alone are a coin of ten; forty of them were four hundred for goods worth two hundred and eighty. */
    @Test
    void fortySmallReturnsGiveWhatTheGoodsAreWorth() {
        SaleView sale = SELLER.sell("T1", "D", 40, PaymentMethod.DEBIT);
        assertThat(sale.total()).isEqualTo(280);
        long given = 0;
        for (int i = 0; i < 40; i++) {
            CorrectionResource.ReturnView back = giveBack(sale, Ids.next(), 1, Quantity.of(1), PaymentMethod.CASH, 7)
                    .view();
            given += back.total() + back.cashRounding();
        }
        assertThat(given).isEqualTo(280);
    }

    @Test
    void whatWasSoldInWholeUnitsComesBackInWholeUnits() {
        SaleView whole = SELLER.sell("T1", "A", 2, PaymentMethod.DEBIT);
        refusedWith("VALIDATION_FAILED", () -> giveBack(whole, Ids.next(), 1, new Quantity(500), 995));
        assertThat(Measures.isMeasure("kg")).isTrue();
        assertThat(Measures.isMeasure("Mts.")).isTrue();
        assertThat(Measures.isMeasure("caja")).isFalse();
    }

    /** A card's money that leaves the till as cash needs a second person; the same money back needs none. */
    @Test
    void anotherMethodThanWasPaidNeedsASupervisor() {
        SaleView card = SELLER.sell("T1", "A", 3, PaymentMethod.DEBIT);
        Caller cashier = SalesFixture.caller(Role.CASHIER);
        refusedWith(
                "SUPERVISOR_REQUIRED", () -> giveBackAs(cashier, Optional.empty(), card, PaymentMethod.CASH, 1_990));
        giveBackAs(cashier, Optional.empty(), card, PaymentMethod.DEBIT, 1_990);
        giveBackAs(cashier, Optional.of(supervisor.id()), card, PaymentMethod.CASH, 1_990);
        giveBackAs(supervisor, Optional.empty(), card, PaymentMethod.CASH, 1_990);

        SaleView mixed = SELLER.sell(
                "T1", "A", 2, List.of(new SaleRequest.Payment(PaymentMethod.DEBIT, 1_980L, null), cash(2_000)));
        giveBackAs(cashier, Optional.empty(), mixed, PaymentMethod.CASH, 1_990);
        refusedWith(
                "SUPERVISOR_REQUIRED", () -> giveBackAs(cashier, Optional.empty(), mixed, PaymentMethod.CASH, 1_990));
    }

    /** Five times 333 pesos are paid with 1,660; there is no coin for the other five. */
    @Test
    void cashIsRoundedAndNothingElse() {
        SaleView sale = SELLER.sell("T1", "B", 5, PaymentMethod.CASH);
        assertThat(sale.paid() - sale.change()).isEqualTo(1_660);
        refusedWith(
                "BUSINESS_REFUND_MISMATCH",
                () -> giveBack(sale, Ids.next(), 1, Quantity.of(5), PaymentMethod.CASH, 1_670));
        for (long wrong : List.of(330L, 332L, 334L, 340L)) {
            refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBack(sale, Ids.next(), 1, Quantity.of(1), wrong));
        }
        assertThat(giveBack(sale, Ids.next(), 1, Quantity.of(1), 333).view().cashRounding())
                .isZero();
        assertThat(giveBack(sale, Ids.next(), 1, Quantity.of(4), PaymentMethod.CASH, 1_330)
                        .view()
                        .cashRounding())
                .isEqualTo(-2);
    }

    /** Whoever names the exact value means the coins that there are for it; the till counts those. */
    @Test
    void theExactValueInCashIsGivenInCoins() {
        SaleView sale = SELLER.sell("T1", "B", 5, PaymentMethod.CASH);
        CorrectionResource.ReturnView all = giveBack(
                        sale, Ids.next(), 1, Quantity.of(5), PaymentMethod.CASH, sale.total())
                .view();
        assertThat(all.total()).isEqualTo(1_665);
        assertThat(all.cashRounding()).isEqualTo(-5);
        Map<PaymentMethod, Long> given =
                FIXTURE.database().read(handle -> CorrectionStatements.returnedMoney(handle, sale.id()));
        assertThat(given).containsOnly(entry(PaymentMethod.CASH, 1_660L));
    }

    /** 333 pesos paid by card are 330 in cash; what is left of a sale may be given back in cash as the law rounds it. */
    @Test
    void cashThatEndsAReturnOfAnotherMethodIsRounded() {
        SaleView sale = SELLER.sell("T1", "B", 2, PaymentMethod.DEBIT);
        giveBackOneInCash(sale, 330);
        refusedWith("BUSINESS_REFUND_MISMATCH", () -> giveBackOneInCash(sale, 350));
        giveBackOneInCash(sale, 340);
        assertThat(sale.total()).isEqualTo(666);
    }

    /** Three times 333 pesos; each 333 alone would be rounded down to 330. */
    @Test
    void theLastCashReturnSettlesWhatTheOthersWereRoundedBy() {
        long cashBefore = expectedCash("T1");
        SaleView sale = SELLER.sell("T1", "B", 3, PaymentMethod.CASH);
        assertThat(sale.paid() - sale.change()).isEqualTo(1_000);
        giveBackOneInCash(sale, 330);
        giveBackOneInCash(sale, 330);
        giveBackOneInCash(sale, 340);
        assertThat(expectedCash("T1")).isEqualTo(cashBefore);
    }

    @Test
    void aVoidAfterAReturnBringsBackOnlyTheRest() {
        Quantity before = FIXTURE.onHand("A");
        SaleView sale = SELLER.sell("T4", "A", 4, PaymentMethod.DEBIT);
        var _ = giveBack(sale, Ids.next(), 1, Quantity.of(1), 1_990);
        var _ = voidSale(sale);
        assertThat(FIXTURE.onHand("A")).isEqualTo(before);
        long back =
                FIXTURE.count("select sum(amount)::bigint from sales.refund where document_id = '" + sale.id() + "'");
        assertThat(back).isEqualTo(3 * 1_990);
    }

    /** What a return gave back by a method is no longer owed by it. */
    @Test
    void aVoidAfterAReturnGivesEachMethodItsOwn() {
        Map<PaymentMethod, Long> before = expected("T3");
        SaleView sale = SELLER.sell(
                "T3", "A", 2, List.of(new SaleRequest.Payment(PaymentMethod.DEBIT, 1_980L, null), cash(5_000)));
        assertThat(sale.change()).isEqualTo(3_000);
        var _ = giveBack(sale, Ids.next(), 1, Quantity.of(1), 1_990);
        SaleView voided = voidSale(sale);
        assertThat(refundOf(voided)).containsExactly(new SaleView.Refund(PaymentMethod.CASH, 1_990));
        assertThat(FIXTURE.reader().find(sale.id()).map(CorrectionsTest::refundOf))
                .hasValue(refundOf(voided));
        assertThat(expected("T3").get(PaymentMethod.CASH)).isEqualTo(before.getOrDefault(PaymentMethod.CASH, 0L) + 10);
        assertThat(expected("T3").get(PaymentMethod.DEBIT))
                .isEqualTo(before.getOrDefault(PaymentMethod.DEBIT, 0L) - 10);
    }

    /** Four times 333 pesos are 1,330 in cash; 997 of them are left, for which there are no coins. */
    @Test
    void aVoidGivesCashInCoinsThatExist() {
        SaleView sale = SELLER.sell("T3", "B", 4, PaymentMethod.CASH);
        var _ = giveBack(sale, Ids.next(), 1, Quantity.of(1), 333);
        assertThat(refundOf(voidSale(sale))).containsExactly(new SaleView.Refund(PaymentMethod.CASH, 1_000));
    }

    /** Ids come from clients; nothing keeps them from giving a return the id of a sale. */
    @Test
    void aReturnMayHaveTheIdOfASale() {
        SaleView sale = SELLER.sell("T4", "A", 3, PaymentMethod.DEBIT);
        SaleView other = SELLER.sell("T4", "A", 2, PaymentMethod.DEBIT);
        assertThat(giveBack(sale, sale.id(), 1, Quantity.of(1), 1_990).repeated())
                .isFalse();
        var _ = giveBack(sale, other.id(), 1, Quantity.of(1), 1_990);
        assertThat(voidSale(sale).status()).isEqualTo(SaleView.VOIDED);
        assertThat(voidSale(other).status()).isEqualTo(SaleView.VOIDED);
        assertThat(FIXTURE.count("select sum(amount)::bigint from sales.refund where document = 'void'"
                        + " and document_id in ('" + sale.id() + "', '" + other.id() + "')"))
                .isEqualTo(1_990 + 2 * 1_990);
    }

    @Test
    void aClosingAddsUpAndIsAnsweredAgain() {
        Register register = FIXTURE.register("T2");
        SaleView sale = SELLER.sell("T2", "C", 1, PaymentMethod.CASH);
        long cash = expectedCash("T2");
        List<MethodAmount> counted = List.of(new MethodAmount(PaymentMethod.CASH, cash - 10));
        var closing = FIXTURE.tills().close(register, counted, supervisor).orThrow();
        assertThat(closing.difference())
                .anySatisfy(difference -> assertThat(difference.amount()).isEqualTo(-10));
        assertThat(FIXTURE.tills().close(register, counted, supervisor)).isEqualTo(Outcome.done(closing));
        refusedWith("TILL_CLOSED", () -> voidSale(sale));
        assertThat(FIXTURE.tills().open(register, 10_000, supervisor).orThrow().status())
                .isEqualTo("open");
    }

    private static SaleRequest.Payment cash(long amount) {
        return new SaleRequest.Payment(PaymentMethod.CASH, amount, null);
    }

    private static List<SaleView.Refund> refundOf(SaleView sale) {
        return Objects.requireNonNull(sale.voided()).refund();
    }

    private static long expectedCash(String till) {
        return expected(till).getOrDefault(PaymentMethod.CASH, 0L);
    }

    private static Map<PaymentMethod, Long> expected(String till) {
        return FIXTURE.database()
                .inTransaction(handle -> FIXTURE.tills()
                        .expected(
                                handle,
                                FIXTURE.tills()
                                        .openSession(handle, FIXTURE.register(till))
                                        .orThrow()));
    }
}
