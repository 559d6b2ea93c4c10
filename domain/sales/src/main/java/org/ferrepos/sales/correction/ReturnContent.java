package org.ferrepos.sales.correction;

import java.util.UUID;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;

/** What a return asks for, to tell a repeated request from another one under the same id. */
final class ReturnContent {
    private ReturnContent() {}

    static RequestContent of(UUID saleId, CorrectionResource.ReturnRequest request) {
        CanonicalForm form = CanonicalForm.of("return")
                .id("sale", saleId)
                .text("reason", request.reason())
                .list(
                        "items",
                        request.items(),
                        (each, item) -> each.whole("line", item.line()).quantity("quantity", item.quantity()))
                .list(
                        "refund",
                        request.refund(),
                        (each, money) ->
                                each.text("method", money.method().id()).whole("amount", money.amount()));
        return RequestContent.of(form, () -> earlier(saleId, request));
    }

    /** As versions before the canonical form stored it; what they stored stays, so this stays as it is. */
    private static ContentHash earlier(UUID saleId, CorrectionResource.ReturnRequest request) {
        StringBuilder text = new StringBuilder(saleId + "\n" + request.reason());
        request.items()
                .forEach(item -> text.append("\ni\t")
                        .append(item.line())
                        .append('\t')
                        .append(item.quantity().thousandths()));
        request.refund()
                .forEach(refund -> text.append("\nr\t")
                        .append(refund.method())
                        .append('\t')
                        .append(refund.amount()));
        return ContentHash.of(text);
    }
}
