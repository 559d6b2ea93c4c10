package org.ferrepos.stock.reservation;

import java.util.SortedMap;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.ids.ContentHash;
import org.ferrepos.platform.money.Quantity;

/** Which goods a reservation asks for; for how long is compared apart, since a request may leave it open. */
final class ReservationContent {
    private ReservationContent() {}

    static RequestContent of(int branchId, SortedMap<Long, Quantity> lines) {
        CanonicalForm form =
                CanonicalForm.of("reservation").whole("branch", branchId).quantities("lines", lines);
        return RequestContent.of(form, () -> earlier(branchId, lines));
    }

    /** As versions before the canonical form stored it; what they stored stays, so this stays as it is. */
    private static ContentHash earlier(int branchId, SortedMap<Long, Quantity> lines) {
        return ContentHash.ofParts(branchId, lines, null);
    }
}
