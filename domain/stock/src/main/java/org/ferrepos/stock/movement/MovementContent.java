package org.ferrepos.stock.movement;

import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;

/** What a movement asks for, to tell a repeated request from another one under the same id. */
final class MovementContent {
    /** Of all movements that came with one imported file; each has its id from the row that asked for it. */
    static final RequestContent IMPORT = RequestContent.of(CanonicalForm.of("stock_import"));

    private MovementContent() {}

    static RequestContent of(MovementRequest request, long productId, int branchId) {
        CanonicalForm form = CanonicalForm.of("stock_movement")
                .whole("product", productId)
                .whole("branch", branchId)
                .text("kind", request.kind().id())
                .quantity("quantity", request.quantity())
                .text("reason", request.reason());
        return RequestContent.of(form, () -> earlier(request, productId, branchId));
    }

    /** As versions before the canonical form stored it; what they stored stays, so this stays as it is. */
    private static ContentHash earlier(MovementRequest request, long productId, int branchId) {
        return ContentHash.ofParts(productId, branchId, request.kind().id(), request.quantity(), request.reason());
    }
}
