package org.ferrepos.stock;

import java.util.List;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Quantity;

/** A product of which more was asked than there is. */
public record Shortage(String sku, Quantity asked, Quantity available) {

    /** The refusal that names every product that is short. */
    public static Problem problem(List<Shortage> shortages) {
        List<FieldError> errors = shortages.stream()
                .map(shortage -> FieldError.of(
                                shortage.sku,
                                "stock.insufficient",
                                shortage.asked.toDecimal(),
                                shortage.available.toDecimal())
                        .about(shortage.sku, shortage.asked.toDecimal(), shortage.available.toDecimal()))
                .toList();
        return Problem.of(StockProblem.BUSINESS_INSUFFICIENT_STOCK).withErrors(errors);
    }
}
