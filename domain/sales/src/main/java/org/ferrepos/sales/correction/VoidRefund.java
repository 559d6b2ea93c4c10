package org.ferrepos.sales.correction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;

/** What is to be given back, by method, when a sale is voided. */
final class VoidRefund {
    private VoidRefund() {}

    /**
     * Each method gives back what was paid by it, less what returns gave back by it. Where they gave back more than was
     * paid by a method, the others give that much less: cash first, then in the order of payment.
     */
    static List<SaleView.Refund> of(
            Currency currency, List<SaleView.Payment> payments, long change, Map<PaymentMethod, Long> returned) {
        Map<PaymentMethod, Long> kept = new LinkedHashMap<>();
        payments.forEach(payment -> kept.merge(payment.method(), payment.amount(), Math::addExact));
        kept.computeIfPresent(PaymentMethod.CASH, (method, amount) -> amount - change);
        returned.forEach((method, amount) -> kept.merge(method, -amount, Math::addExact));
        long excess =
                -kept.values().stream().mapToLong(amount -> Math.min(amount, 0)).sum();
        List<PaymentMethod> cashFirst = new ArrayList<>(kept.keySet());
        cashFirst.sort((a, b) -> Boolean.compare(b == PaymentMethod.CASH, a == PaymentMethod.CASH));
        for (PaymentMethod method : cashFirst) {
            long amount = Math.max(0, kept.getOrDefault(method, 0L));
            long less = Math.min(amount, excess);
            excess -= less;
            kept.put(method, amount - less);
        }
        kept.computeIfPresent(PaymentMethod.CASH, (method, amount) -> currency.cashDue(amount));
        return kept.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new SaleView.Refund(each.getKey(), each.getValue()))
                .toList();
    }
}
