package org.ferrepos.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it is told to clients; amounts are whole minor units of its currency.
 *
 * @param backdated true where it was sold before the session of its till was opened, see {@link Backdating}; else absent
 * @param taxes net and tax of each rate; absent where a sale in CLP has one rate, as those in Chile have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Sale")
public record SaleView(
        UUID id,
        String number,
        String branch,
        String register,
        LocalDate businessDate,
        OffsetDateTime soldAt,
        UUID cashier,
        @Nullable Customer customer,
        List<Line> items,
        List<Payment> payments,
        long subtotal,
        long discountTotal,
        long net,
        long tax,
        long exempt,
        @Nullable List<Tax> taxes,
        long total,
        long cashRounding,
        long paid,
        long change,
        String currency,
        String status,
        @Nullable Boolean backdated,
        @Nullable Voided voided,
        @Nullable List<Returned> returns) {

    public static final String PAID = "paid";
    public static final String VOIDED = "voided";

    /** The buyer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SaleCustomer")
    public record Customer(String taxId, @Nullable String name) {}

    /** One line, with the price that was charged. */
    @Schema(name = "SaleLine")
    public record Line(
            int line,
            String sku,
            String name,
            String unit,
            Quantity quantity,
            long unitPrice,
            long discount,
            long total,
            boolean exempt) {}

    /** What a sale carries at one rate; {@code net} and {@code tax} of all rates are those of the sale. */
    @Schema(name = "SaleTax")
    public record Tax(BigDecimal percent, long net, long tax) {}

    /** What a sale tells of its taxes by rate. */
    public static @Nullable List<Tax> taxes(String currency, TaxSums sums) {
        List<Tax> taxes = sums.byRate();
        return taxes.size() > 1 || !currency.equals(Currency.CLP.name()) ? taxes : null;
    }

    /** Money that was handed over. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SalePayment")
    public record Payment(
            PaymentMethod method, long amount, @Nullable String reference) {}

    /** Why and by whom a sale was voided, and what was to be given back for it. */
    @Schema(name = "SaleVoid")
    public record Voided(
            String reason,
            boolean restocked,
            UUID requestedBy,
            UUID authorizedBy,
            OffsetDateTime at,
            List<Refund> refund) {}

    /** Money given back by one method. */
    @Schema(name = "SaleRefund")
    public record Refund(PaymentMethod method, long amount) {}

    /** A return of part of the sale; {@code total + cashRounding} was given back for it. */
    @Schema(name = "SaleReturn")
    public record Returned(
            UUID id, String reason, long total, long cashRounding, List<ReturnedLine> items, OffsetDateTime at) {}

    /** How much of a line came back, and what it was worth. */
    @Schema(name = "SaleReturnLine")
    public record ReturnedLine(int line, Quantity quantity, long amount) {}

    /** The public number of a sale: unique per register, counted from one. */
    public static String formatNumber(String register, long number) {
        String digits = Long.toString(number);
        return register + "-" + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }
}
