package org.ferrepos.sales.correction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;

/** What a sale was paid with, less change and less what returns have given back of it. */
record PaidMoney(Currency currency, Map<PaymentMethod, Long> left) {

    static PaidMoney of(SaleView sale, Map<PaymentMethod, Long> returned) {
        Map<PaymentMethod, Long> left = new EnumMap<>(PaymentMethod.class);
        sale.payments().forEach(payment -> left.merge(payment.method(), payment.amount(), Long::sum));
        left.merge(PaymentMethod.CASH, -sale.change(), Long::sum);
        returned.forEach((method, amount) -> left.merge(method, -amount, Long::sum));
        return new PaidMoney(Currency.valueOf(sale.currency()), left);
    }

    /** Whether each method of a refund gives no more than is left of it; cash up to its rounding. */
    boolean covers(List<SaleView.Refund> refund) {
        Map<PaymentMethod, Long> asked = new EnumMap<>(PaymentMethod.class);
        refund.forEach(each -> asked.merge(each.method(), each.amount(), Long::sum));
        return asked.entrySet().stream().allMatch(each -> each.getValue() <= most(each.getKey()));
    }

    private long most(PaymentMethod method) {
        long amount = Math.max(0, left.getOrDefault(method, 0L));
        return method == PaymentMethod.CASH ? Math.max(amount, currency.cashDue(amount)) : amount;
    }
}
