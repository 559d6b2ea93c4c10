package org.ferrepos.sales.registration;

import java.util.List;
import org.ferrepos.sales.registration.AcceptedSale.Line;

/**
 * Lines and payments as the row of a sale keeps them, written as array literals: one parameter then carries those of a
 * whole batch. The views {@code sales.sale_line} and {@code sales.payment} read them back.
 */
final class PackedSale {
    private static final int CHARACTERS_PER_LINE = 64;
    private static final int EXEMPT = 1;

    private PackedSale() {}

    /** Seven numbers a line. */
    static String lineNumbers(AcceptedSale sale) {
        StringBuilder text = new StringBuilder(sale.lines().size() * CHARACTERS_PER_LINE);
        for (Line line : sale.lines()) {
            text.append(text.isEmpty() ? '{' : ',');
            text.append(line.product().id()).append(',');
            text.append(line.quantity().thousandths()).append(',');
            text.append(line.unitPrice()).append(',');
            text.append(line.priced().discount()).append(',');
            text.append(line.priced().total()).append(',');
            text.append(line.unitCost()).append(',');
            text.append(
                    line.priced().exemptFromTax() ? EXEMPT : line.priced().tax().hundredths());
        }
        return closed(text);
    }

    /** Three texts a line. */
    static String lineTexts(AcceptedSale sale) {
        StringBuilder text = new StringBuilder(sale.lines().size() * CHARACTERS_PER_LINE);
        for (Line line : sale.lines()) {
            text.append(text.isEmpty() ? '{' : ',');
            appendQuoted(text, line.product().sku()).append(',');
            appendQuoted(text, line.product().name()).append(',');
            appendQuoted(text, line.product().unit());
        }
        return closed(text);
    }

    static String paymentAmounts(AcceptedSale sale) {
        StringBuilder text = new StringBuilder();
        for (SaleRequest.Payment payment : payments(sale)) {
            text.append(text.isEmpty() ? '{' : ',').append(payment.amount());
        }
        return closed(text);
    }

    /** Method and reference of each payment. */
    static String paymentTexts(AcceptedSale sale) {
        StringBuilder text = new StringBuilder();
        for (SaleRequest.Payment payment : payments(sale)) {
            text.append(text.isEmpty() ? '{' : ',');
            appendQuoted(text, payment.method().id()).append(',');
            String reference = payment.reference();
            if (reference == null) {
                text.append("NULL");
            } else {
                appendQuoted(text, reference);
            }
        }
        return closed(text);
    }

    private static List<SaleRequest.Payment> payments(AcceptedSale sale) {
        return sale.command().request().payments();
    }

    private static String closed(StringBuilder text) {
        return text.isEmpty() ? "{}" : text.append('}').toString();
    }

    private static StringBuilder appendQuoted(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                text.append('\\');
            }
            text.append(character);
        }
        return text.append('"');
    }
}
