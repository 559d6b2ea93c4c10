package org.ferrepos.sales.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.sales.PaymentMethod.CASH;
import static org.ferrepos.sales.PaymentMethod.CREDIT;
import static org.ferrepos.sales.PaymentMethod.DEBIT;
import static org.ferrepos.sales.PaymentMethod.TRANSFER;

import java.util.List;
import java.util.Map;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.junit.jupiter.api.Test;

/** The money of a voided sale goes back the way it came. */
class VoidRefundTest {
    @Test
    void whatWasPaidGoesBackTheWayItCame() {
        assertThat(refund(List.of(paid(DEBIT, 1_003), paid(CASH, 2_000)), 1_000, Map.of()))
                .containsExactly(back(DEBIT, 1_003), back(CASH, 1_000));
        assertThat(refund(List.of(paid(CREDIT, 500), paid(CREDIT, 700)), 0, Map.of()))
                .containsExactly(back(CREDIT, 1_200));
    }

    @Test
    void whatReturnsGaveBackIsTakenFromTheirMethod() {
        List<SaleView.Payment> payments = List.of(paid(DEBIT, 1_000), paid(CASH, 1_000));
        assertThat(refund(payments, 0, Map.of(DEBIT, 1_000L))).containsExactly(back(CASH, 1_000));
        assertThat(refund(payments, 0, Map.of(CASH, 1_000L))).containsExactly(back(DEBIT, 1_000));
        assertThat(refund(payments, 0, Map.of(DEBIT, 400L, CASH, 600L)))
                .containsExactly(back(DEBIT, 600), back(CASH, 400));
    }

    @Test
    void whatAMethodGaveTooMuchIsSetOffAgainstCashFirst() {
        List<SaleView.Payment> payments = List.of(paid(TRANSFER, 1_000), paid(DEBIT, 1_000), paid(CASH, 1_000));
        assertThat(refund(payments, 0, Map.of(CREDIT, 600L)))
                .containsExactly(back(TRANSFER, 1_000), back(DEBIT, 1_000), back(CASH, 400));
        assertThat(refund(payments, 0, Map.of(CREDIT, 1_700L)))
                .containsExactly(back(TRANSFER, 300), back(DEBIT, 1_000));
        assertThat(refund(payments, 0, Map.of(DEBIT, 2_500L))).containsExactly(back(TRANSFER, 500));
        assertThat(refund(payments, 0, Map.of(CASH, 2_500L))).containsExactly(back(DEBIT, 500));
    }

    @Test
    void cashIsGivenInCoinsThatExist() {
        assertThat(refund(List.of(paid(CASH, 2_010)), 0, Map.of(DEBIT, 1_006L))).containsExactly(back(CASH, 1_000));
        assertThat(refund(List.of(paid(CASH, 2_010)), 0, Map.of(DEBIT, 1_004L))).containsExactly(back(CASH, 1_010));
        assertThat(refund(List.of(paid(CASH, 10)), 0, Map.of(DEBIT, 7L))).isEmpty();
        assertThat(VoidRefund.of(Currency.ARS, List.of(paid(CASH, 2_013)), 0, Map.of(DEBIT, 1_006L)))
                .containsExactly(back(CASH, 1_007));
    }

    @Test
    void nothingIsLeftWhereReturnsGaveAllBack() {
        assertThat(refund(List.of(paid(DEBIT, 666)), 0, Map.of(CASH, 670L))).isEmpty();
        assertThat(refund(List.of(paid(DEBIT, 666)), 0, Map.of(DEBIT, 666L))).isEmpty();
    }

    private static List<SaleView.Refund> refund(
            List<SaleView.Payment> payments, long change, Map<PaymentMethod, Long> returned) {
        return VoidRefund.of(Currency.CLP, payments, change, returned);
    }

    private static SaleView.Payment paid(PaymentMethod method, long amount) {
        return new SaleView.Payment(method, amount, null);
    }

    private static SaleView.Refund back(PaymentMethod method, long amount) {
        return new SaleView.Refund(method, amount);
    }
}
