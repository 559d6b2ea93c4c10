package org.ferrepos.sales.registration;

import java.util.Optional;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.jspecify.annotations.Nullable;

/** What a sale asks for, to tell a repeated request from another one under the same id. */
final class SaleContent {
    private SaleContent() {}

    static RequestContent of(SaleRequest request, Optional<String> customerTaxId) {
        CanonicalForm form = CanonicalForm.of("sale")
                .text("branch", request.branch())
                .text("register", request.register())
                .moment(
                        "sold_at",
                        request.soldAt() == null ? null : request.soldAt().toInstant())
                .text("tax_id", customerTaxId.orElse(null))
                .text(
                        "customer",
                        request.customer() == null ? null : request.customer().name())
                .list("items", request.items(), SaleContent::item)
                .list("payments", request.payments(), SaleContent::payment);
        return RequestContent.of(form, () -> earlier(request, customerTaxId));
    }

    private static void item(CanonicalForm form, SaleRequest.Item item) {
        SaleRequest.@Nullable Discount discount = item.discount();
        form.text("sku", item.sku())
                .quantity("quantity", item.quantity())
                .decimal("percent", discount == null ? null : discount.percent())
                .whole("amount", discount == null ? null : discount.amount());
    }

    private static void payment(CanonicalForm form, SaleRequest.Payment payment) {
        form.text("method", payment.method().id())
                .whole("amount", payment.amount())
                .text("reference", payment.reference());
    }

    /** As versions before the canonical form stored it; what they stored stays, so this stays as it is. */
    private static ContentHash earlier(SaleRequest request, Optional<String> customerTaxId) {
        StringBuilder text = new StringBuilder(64 + 48 * request.items().size());
        text.append(request.branch()).append('\n').append(request.register()).append('\n');
        text.append(request.soldAt() == null ? "" : request.soldAt().toInstant())
                .append('\n');
        text.append(customerTaxId.orElse("")).append('\n');
        if (request.customer() != null && request.customer().name() != null) {
            text.append(request.customer().name());
        }
        for (SaleRequest.Item item : request.items()) {
            text.append("\ni\t")
                    .append(item.sku())
                    .append('\t')
                    .append(item.quantity().thousandths());
            SaleRequest.Discount discount = item.discount();
            if (discount != null && discount.percent() != null) {
                text.append("\tp")
                        .append(discount.percent().stripTrailingZeros().toPlainString());
            }
            if (discount != null && discount.amount() != null) {
                text.append("\ta").append(discount.amount());
            }
        }
        for (SaleRequest.Payment payment : request.payments()) {
            text.append("\np\t").append(payment.method()).append('\t').append(payment.amount());
            text.append('\t').append(payment.reference() == null ? "" : payment.reference());
        }
        return ContentHash.of(text);
    }
}
