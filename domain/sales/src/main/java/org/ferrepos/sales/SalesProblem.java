package org.ferrepos.sales;

import org.ferrepos.platform.http.ProblemCode;

/** Refusals of the sales area. */
public enum SalesProblem implements ProblemCode {
    SUPERVISOR_REQUIRED(403),
    SALE_NOT_FOUND(404),
    TILL_ALREADY_OPEN(409),
    BUSINESS_INSUFFICIENT_STOCK(422),
    BUSINESS_PAYMENT_INSUFFICIENT(422),
    BUSINESS_UNKNOWN_PRODUCT(422),
    BUSINESS_DISCOUNT_TOO_HIGH(422),
    BUSINESS_TOO_MANY_ITEMS(422),
    BUSINESS_CASH_LIMIT(422),
    BUSINESS_CHANGE_NOT_IN_CASH(422),
    BUSINESS_RETURN_EXCEEDS_SALE(422),
    BUSINESS_REFUND_MISMATCH(422),
    BUSINESS_SALE_VOIDED(422),
    BUSINESS_TILL_SHORT(422),
    BUSINESS_AMOUNT_TOO_HIGH(422),
    BUSINESS_TAX_CATEGORY(422),
    TILL_CLOSED(422);

    private final int status;

    SalesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
