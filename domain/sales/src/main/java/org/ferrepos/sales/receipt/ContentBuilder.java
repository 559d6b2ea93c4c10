package org.ferrepos.sales.receipt;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ferrepos.platform.print.AmountText;
import org.ferrepos.platform.print.Repertoire;
import org.ferrepos.sales.TaxIds;
import org.ferrepos.sales.receipt.ReceiptContent.Item;
import org.ferrepos.sales.receipt.ReceiptContent.Row;

/** Puts a receipt into words for one language and one medium. */
final class ContentBuilder {

    private final Receipt receipt;
    private final ReceiptTexts texts;
    private final Repertoire repertoire;

    ContentBuilder(Receipt receipt, ReceiptTexts texts, Repertoire repertoire) {
        this.receipt = receipt;
        this.texts = texts;
        this.repertoire = repertoire;
    }

    ReceiptContent build() {
        return new ReceiptContent(
                texts.language(),
                text("title"),
                fit(receipt.number()),
                fit(receipt.issuer().companyName()),
                issuer(),
                marks(),
                notes(),
                facts(),
                new Row(text("product"), text("amount")),
                receipt.lines().stream().map(this::item).toList(),
                amounts(),
                row("total", receipt.totals().total()),
                settlement(),
                isVoided() ? "" : text("thanks"),
                List.of(text("notFiscal"), text("noFiscalValue")));
    }

    private boolean isVoided() {
        return receipt.status() == Receipt.Status.VOIDED;
    }

    private List<String> issuer() {
        Receipt.Issuer issuer = receipt.issuer();
        String taxId = taxId(issuer.companyTaxId());
        return Stream.of(
                        taxId.isEmpty() ? "" : taxIdLabel() + " " + taxId,
                        fit(issuer.branchName()),
                        fit(issuer.branchAddress()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> marks() {
        List<String> marks = new ArrayList<>();
        if (isVoided()) {
            marks.add(text("voided"));
        }
        if (receipt.reprints() > 0) {
            marks.add(text("copy") + " " + receipt.reprints());
        }
        return List.copyOf(marks);
    }

    private List<String> notes() {
        return receipt.voidReason().filter(reason -> isVoided()).map(this::fit).stream()
                .filter(reason -> !reason.isEmpty())
                .map(reason -> text("reason") + ": " + reason)
                .toList();
    }

    private List<Row> facts() {
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern(texts.get("date.pattern"), Locale.ROOT);
        List<Row> facts = new ArrayList<>();
        facts.add(new Row(text("number"), fit(receipt.number())));
        facts.add(new Row(text("date"), pattern.format(receipt.soldAt())));
        facts.add(new Row(text("register"), fit(receipt.register())));
        facts.add(new Row(text("cashier"), fit(receipt.cashier())));
        receipt.customer().ifPresent(customer -> {
            if (!customer.name().isBlank()) {
                facts.add(new Row(text("customer"), fit(customer.name())));
            }
            facts.add(new Row(text("customer") + " (" + taxIdLabel() + ")", taxId(customer.taxId())));
        });
        return List.copyOf(facts);
    }

    private String taxId(String taxId) {
        return fit(receipt.currency().getCurrencyCode().equals("CLP") ? TaxIds.format(taxId) : taxId);
    }

    private Item item(Receipt.Line line) {
        String quantity = fit(AmountText.quantity(line.quantity()) + " " + line.unit());
        String price = quantity + " x " + money(line.unitPrice());
        return new Item(
                fit(line.name()),
                fit(line.sku()),
                line.exempt() ? price + " (" + text("exemptLine") + ")" : price,
                line.discount() == 0 ? "" : text("discount") + " " + money(-line.discount()),
                money(line.total()));
    }

    private List<Row> amounts() {
        Receipt.Totals totals = receipt.totals();
        List<Row> amounts = new ArrayList<>();
        amounts.add(row("subtotal", totals.subtotal()));
        addUnlessZero(amounts, "discount", -totals.discountTotal());
        amounts.add(row("net", totals.net()));
        if (totals.taxes().isEmpty()) {
            amounts.add(row("tax", totals.tax()));
        }
        totals.taxes()
                .forEach(tax -> amounts.add(
                        new Row(text("tax") + " " + AmountText.quantity(tax.percent()) + " %", money(tax.amount()))));
        addUnlessZero(amounts, "exempt", totals.exempt());
        return List.copyOf(amounts);
    }

    private List<Row> settlement() {
        Receipt.Totals totals = receipt.totals();
        List<Row> settlement = new ArrayList<>();
        addUnlessZero(settlement, "rounding", totals.cashRounding());
        receipt.payments().forEach(payment -> settlement.add(payment(payment)));
        settlement.add(row("paid", totals.paid()));
        settlement.add(row("change", totals.change()));
        addUnlessZero(settlement, "refunded", totals.refunded());
        receipt.voidRefund().forEach(refund -> settlement.add(refund(refund)));
        return List.copyOf(settlement);
    }

    private Row payment(Receipt.Payment payment) {
        String method = fit(texts.paymentMethod(payment.method()));
        String reference = fit(payment.reference());
        return new Row(reference.isEmpty() ? method : method + " (" + reference + ")", money(payment.amount()));
    }

    private Row refund(Receipt.Payment refund) {
        return new Row(
                text("voidRefund") + " (" + fit(texts.paymentMethod(refund.method())) + ")", money(refund.amount()));
    }

    private void addUnlessZero(List<Row> rows, String key, long amount) {
        if (amount != 0) {
            rows.add(row(key, amount));
        }
    }

    private Row row(String key, long amount) {
        return new Row(fit(texts.get(key, receipt.currency())), money(amount));
    }

    private String taxIdLabel() {
        return fit(texts.get("taxId", receipt.currency()));
    }

    private String text(String key) {
        return fit(texts.get(key));
    }

    private String money(long amount) {
        return AmountText.money(amount, receipt.currency());
    }

    private String fit(String text) {
        return repertoire.fit(text);
    }
}
