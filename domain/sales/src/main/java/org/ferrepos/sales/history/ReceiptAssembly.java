package org.ferrepos.sales.history;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.receipt.Receipt;

/** Puts together what a receipt says from the sale, its branch and its cashier. */
final class ReceiptAssembly {
    private ReceiptAssembly() {}

    static Receipt of(SaleView sale, BranchDirectory branches, String cashier) {
        Branch branch = branches.branch(sale.branch())
                .orElseThrow(() -> new IllegalStateException("sale of unknown branch " + sale.branch()));
        SaleView.Voided voided = sale.voided();
        return new Receipt(
                new Receipt.Issuer(
                        branches.company().name(), branches.company().taxId(), branch.name(), address(branch)),
                sale.register(),
                sale.number(),
                sale.soldAt().atZoneSameInstant(branch.zone()),
                cashier,
                Optional.ofNullable(sale.customer())
                        .map(customer ->
                                new Receipt.Customer(customer.taxId(), customer.name() == null ? "" : customer.name())),
                sale.items().stream().map(ReceiptAssembly::line).toList(),
                totals(sale),
                sale.payments().stream()
                        .map(payment -> new Receipt.Payment(
                                payment.method().id(),
                                payment.amount(),
                                payment.reference() == null ? "" : payment.reference()))
                        .toList(),
                Currency.getInstance(sale.currency()),
                voided == null ? Receipt.Status.PAID : Receipt.Status.VOIDED,
                Optional.ofNullable(voided).map(SaleView.Voided::reason),
                voided == null ? List.of() : refund(voided),
                0);
    }

    private static List<Receipt.Payment> refund(SaleView.Voided voided) {
        return voided.refund().stream()
                .map(refund -> new Receipt.Payment(refund.method().id(), refund.amount(), ""))
                .toList();
    }

    private static Receipt.Totals totals(SaleView sale) {
        List<SaleView.Returned> returns = sale.returns() == null ? List.of() : sale.returns();
        return new Receipt.Totals(
                sale.subtotal(),
                sale.discountTotal(),
                sale.net(),
                sale.tax(),
                sale.exempt(),
                sale.taxes() == null
                        ? List.of()
                        : sale.taxes().stream()
                                .map(tax -> new Receipt.Tax(tax.percent(), tax.tax()))
                                .toList(),
                sale.total(),
                sale.cashRounding(),
                sale.paid(),
                sale.change(),
                returns.stream().mapToLong(SaleView.Returned::total).sum());
    }

    private static Receipt.Line line(SaleView.Line line) {
        return new Receipt.Line(
                line.sku(),
                line.name(),
                line.quantity().toDecimal(),
                line.unit(),
                line.unitPrice(),
                line.discount(),
                line.total(),
                line.exempt());
    }

    private static String address(Branch branch) {
        return branch.commune().isBlank() ? branch.address() : branch.address() + ", " + branch.commune();
    }
}
