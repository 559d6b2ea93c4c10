package org.ferrepos.sales.registration;

import org.ferrepos.platform.http.Problem;
import org.ferrepos.sales.SaleView;

/** What became of a sale that was sent. */
public sealed interface SaleOutcome {
    /** It is on disk. */
    record Registered(SaleView sale) implements SaleOutcome {}

    /** It was registered before; this is what was answered then. */
    record Repeated(SaleView sale) implements SaleOutcome {}

    /** Nothing was written. */
    record Rejected(Problem problem) implements SaleOutcome {}
}
