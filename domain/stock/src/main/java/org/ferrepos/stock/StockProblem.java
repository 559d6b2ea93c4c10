package org.ferrepos.stock;

import org.ferrepos.platform.http.ProblemCode;

/** The refusals of this area. */
public enum StockProblem implements ProblemCode {
    BUSINESS_INSUFFICIENT_STOCK(422),
    BUSINESS_TRANSFER_EXCEEDS_SENT(422),
    RESERVATION_NOT_FOUND(404),
    TRANSFER_NOT_FOUND(404),
    TRANSFER_WRONG_STATE(409);

    private final int status;

    StockProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
