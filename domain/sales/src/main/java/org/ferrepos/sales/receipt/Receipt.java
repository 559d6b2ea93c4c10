package org.ferrepos.sales.receipt;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The facts of one sale as its receipt shows them; amounts are minor units of {@code currency}.
 *
 * @param soldAt the moment of the sale in the zone of the branch
 * @param voidRefund what was given back for a voided sale
 * @param reprints 0 for the original, else how many copies were made, this one included
 */
public record Receipt(
        Issuer issuer,
        String register,
        String number,
        ZonedDateTime soldAt,
        String cashier,
        Optional<Customer> customer,
        List<Line> lines,
        Totals totals,
        List<Payment> payments,
        Currency currency,
        Status status,
        Optional<String> voidReason,
        List<Payment> voidRefund,
        int reprints) {

    /** The most lines a sale, and so its receipt, may have. */
    public static final int MAX_LINES = 100;

    /** The most payments a receipt may list. */
    public static final int MAX_PAYMENTS = 50;

    /** The longest text, in characters, that any field may carry. */
    public static final int MAX_TEXT_LENGTH = 1_000;

    private static final int MAX_INTEGER_DIGITS = 12;
    private static final int MAX_DECIMALS = 3;

    public Receipt {
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        voidRefund = List.copyOf(voidRefund);
        require(lines.size() <= MAX_LINES, "a receipt has at most " + MAX_LINES + " lines");
        require(payments.size() <= MAX_PAYMENTS, "a receipt has at most " + MAX_PAYMENTS + " payments");
        require(voidRefund.size() <= MAX_PAYMENTS, "a receipt has at most " + MAX_PAYMENTS + " refunds");
        require(reprints >= 0, "reprints must not be negative");
        requireBounded(register, number, cashier, voidReason.orElse(""));
    }

    /** Whether the sale stands or was voided. */
    public enum Status {
        PAID,
        VOIDED
    }

    /** Who sells; {@code companyTaxId} and {@code branchAddress} may be empty. */
    public record Issuer(String companyName, String companyTaxId, String branchName, String branchAddress) {
        public Issuer {
            requireBounded(companyName, companyTaxId, branchName, branchAddress);
        }
    }

    /** Who buys; {@code name} may be empty. */
    public record Customer(String taxId, String name) {
        public Customer {
            requireBounded(taxId, name);
        }
    }

    /** One product sold; {@code total} is what is charged for it, after {@code discount}. */
    public record Line(
            String sku,
            String name,
            BigDecimal quantity,
            String unit,
            long unitPrice,
            long discount,
            long total,
            boolean exempt) {
        public Line {
            requireBounded(sku, name, unit);
            quantity = quantity.stripTrailingZeros();
            require(quantity.scale() <= MAX_DECIMALS, "a quantity has at most three decimals");
            require(quantity.precision() - quantity.scale() <= MAX_INTEGER_DIGITS, "the quantity is too large");
        }
    }

    /** The totals of the sale; {@code taxes} names {@code tax} by rate, {@code refunded} is 0 where nothing was returned. */
    public record Totals(
            long subtotal,
            long discountTotal,
            long net,
            long tax,
            long exempt,
            List<Tax> taxes,
            long total,
            long cashRounding,
            long paid,
            long change,
            long refunded) {
        public Totals {
            taxes = List.copyOf(taxes);
            require(taxes.size() <= MAX_LINES, "a receipt has at most " + MAX_LINES + " rates of tax");
        }

        /** The totals of a sale with one rate, which the receipt does not name apart. */
        public Totals(
                long subtotal,
                long discountTotal,
                long net,
                long tax,
                long exempt,
                long total,
                long cashRounding,
                long paid,
                long change,
                long refunded) {
            this(subtotal, discountTotal, net, tax, exempt, List.of(), total, cashRounding, paid, change, refunded);
        }
    }

    /** The tax of one rate, in percent. */
    public record Tax(BigDecimal percent, long amount) {}

    /** One payment, or refund, by its wire name ({@code cash}, {@code debit}...); {@code reference} may be empty. */
    public record Payment(String method, long amount, String reference) {
        public Payment {
            requireBounded(method, reference);
        }
    }

    private static void requireBounded(String... texts) {
        for (String text : texts) {
            require(text.length() <= MAX_TEXT_LENGTH, "a text of a receipt has at most " + MAX_TEXT_LENGTH + " chars");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
