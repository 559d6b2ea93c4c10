package org.ferrepos.sales.correction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.sales.PaymentMethod;

/** Money handed back by one method. */
public record TillMoney(
        @NotNull PaymentMethod method,
        @Min(1) @Max(Amounts.MAX_AMOUNT) long amount) {}
