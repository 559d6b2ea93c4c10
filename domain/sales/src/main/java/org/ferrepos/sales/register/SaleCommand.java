package org.ferrepos.sales.register;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.security.Caller;

/**
 * A sale that passed the checks of its shape and waits to be registered.
 *
 * @param contentHash tells a repeated request from another one under the same id
 * @param approver the supervisor who authorised a discount, if one did
 */
record SaleCommand(
        UUID id,
        SaleRequest request,
        Register register,
        OffsetDateTime soldAt,
        Optional<String> customerTaxId,
        Caller caller,
        Optional<UUID> approver,
        ContentHash contentHash) {

    /** Hashes what the client asked for; two spellings of one number or time are the same content. */
    static ContentHash hash(SaleRequest request, Optional<String> customerTaxId) {
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
