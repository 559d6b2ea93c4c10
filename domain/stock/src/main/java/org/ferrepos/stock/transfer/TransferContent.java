package org.ferrepos.stock.transfer;

import java.util.SortedMap;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** What a transfer asks for, to tell a repeated request from another one under the same id. */
final class TransferContent {
    private TransferContent() {}

    static RequestContent of(int from, int to, SortedMap<Long, Quantity> quantities, @Nullable String reason) {
        CanonicalForm form = CanonicalForm.of("transfer")
                .whole("from", from)
                .whole("to", to)
                .quantities("lines", quantities)
                .text("reason", reason);
        return RequestContent.of(form, () -> earlier(from, to, quantities, reason));
    }

    /** As versions before the canonical form stored it; what they stored stays, so this stays as it is. */
    private static ContentHash earlier(
            int from, int to, SortedMap<Long, Quantity> quantities, @Nullable String reason) {
        return ContentHash.ofParts(from, to, quantities, reason);
    }
}
