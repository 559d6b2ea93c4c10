package org.ferrepos.sales.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.NewEvent;
import org.ferrepos.sales.Backdating;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesEvents;
import org.ferrepos.sales.TaxSums;
import org.ferrepos.sales.registration.SaleTotals.PricedLine;
import org.ferrepos.sales.registration.SaleTotals.Settlement;
import org.jspecify.annotations.Nullable;

/** A sale that was decided and has its number; it exists once its batch is committed. */
record AcceptedSale(
        SaleCommand command,
        long number,
        BatchState.Session session,
        List<Line> lines,
        SaleTotals totals,
        Settlement.Settled settled) {

    /** One line with the product, price and cost it was decided with, in the currency of the branch. */
    record Line(
            int number, SellableProduct product, Quantity quantity, long unitPrice, long unitCost, PricedLine priced) {}

    LocalDate businessDate() {
        return command.businessDate();
    }

    Optional<String> customerName() {
        SaleRequest.Customer customer = command.request().customer();
        return customer == null ? Optional.empty() : Optional.ofNullable(customer.name());
    }

    private boolean isBackdated() {
        return Backdating.isBackdated(command.soldAt().toInstant(), session.openedAt());
    }

    NewEvent toEvent() {
        Register register = command.register();
        return SalesEvents.REGISTERED.of(
                command.id().toString(),
                register.branch().id(),
                new SalesEvents.Registered(
                        register.id(),
                        number,
                        businessDate(),
                        register.branch().currency().name(),
                        totals.total()));
    }

    SaleView toView() {
        Register register = command.register();
        return new SaleView(
                command.id(),
                SaleView.formatNumber(register.code(), number),
                register.branch().code(),
                register.code(),
                businessDate(),
                command.soldAt(),
                command.caller().id(),
                command.customerTaxId()
                        .map(taxId ->
                                new SaleView.Customer(taxId, customerName().orElse(null)))
                        .orElse(null),
                lines.stream().map(AcceptedSale::toView).toList(),
                command.request().payments().stream()
                        .map(payment -> new SaleView.Payment(payment.method(), payment.amount(), payment.reference()))
                        .toList(),
                totals.subtotal(),
                totals.discountTotal(),
                totals.net(),
                totals.tax(),
                totals.exempt(),
                taxes(),
                totals.total(),
                settled.cashRounding(),
                settled.paid(),
                settled.change(),
                register.branch().currency().name(),
                SaleView.PAID,
                Backdating.mark(isBackdated()),
                null,
                null);
    }

    private @Nullable List<SaleView.Tax> taxes() {
        TaxSums taxes = new TaxSums();
        lines.forEach(line -> taxes.add(line.priced().tax(), line.priced().total()));
        return SaleView.taxes(command.register().branch().currency().name(), taxes);
    }

    private static SaleView.Line toView(Line line) {
        return new SaleView.Line(
                line.number(),
                line.product().sku(),
                line.product().name(),
                line.product().unit(),
                line.quantity(),
                line.unitPrice(),
                line.priced().discount(),
                line.priced().total(),
                line.priced().exemptFromTax());
    }
}
