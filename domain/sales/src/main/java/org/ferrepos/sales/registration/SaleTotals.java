package org.ferrepos.sales.registration;

import java.util.List;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.money.TaxRate;
import org.ferrepos.sales.TaxSums;

/**
 * The amounts of a sale. Two identities hold for every instance: {@code net + tax + exempt = total} and {@code subtotal -
 * discountTotal = total}.
 */
public record SaleTotals(long subtotal, long discountTotal, long net, long tax, long exempt, long total) {

    /** What one line costs before and after its discount. */
    public record PricedLine(long gross, long discount, TaxRate tax) {
        public long total() {
            return gross - discount;
        }

        public boolean exemptFromTax() {
            return tax.isExempt();
        }
    }

    /** Prices one line; the discount is an amount that was already checked against the gross. */
    public static PricedLine price(long unitPrice, Quantity quantity, long discount, TaxRate tax) {
        return new PricedLine(Amounts.lineAmount(unitPrice, quantity), discount, tax);
    }

    /** Adds lines up. Prices include the tax, so that the net is taken out of the sum of the lines of a rate, once. */
    public static SaleTotals of(List<PricedLine> lines) {
        long subtotal = 0;
        long discount = 0;
        TaxSums taxes = new TaxSums();
        for (PricedLine line : lines) {
            subtotal = Math.addExact(subtotal, line.gross());
            discount = Math.addExact(discount, line.discount());
            taxes.add(line.tax(), line.total());
        }
        long affected = taxes.affected();
        long net = taxes.net();
        return new SaleTotals(
                subtotal, discount, net, affected - net, taxes.exempt(), Math.addExact(affected, taxes.exempt()));
    }

    /**
     * How money settles a total. Only the part that is left for cash is rounded: {@code paid - change = total +
     * cashRounding} always.
     */
    public sealed interface Settlement {
        /** The money suffices. */
        record Settled(long cashRounding, long paid, long change) implements Settlement {}

        /** Less was handed over than is due. */
        record Underpaid(long due, long paid) implements Settlement {}

        /** Cards and the like exceed the total, and change is only given in cash. */
        record ChangeNotInCash(long otherThanCash) implements Settlement {}
    }

    /** Settles the total with cash and other money. */
    public Settlement settle(long cash, long otherThanCash, Currency currency) {
        if (otherThanCash > total) {
            return new Settlement.ChangeNotInCash(otherThanCash);
        }
        long rest = total - otherThanCash;
        long due = cash > 0 ? currency.cashDue(rest) : rest;
        if (cash < due) {
            return new Settlement.Underpaid(otherThanCash + due, otherThanCash + cash);
        }
        return new Settlement.Settled(due - rest, otherThanCash + cash, cash - due);
    }
}
