package org.ferrepos.catalog.product;

import java.util.Optional;
import org.ferrepos.catalog.CatalogPermissions;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** Whose price a caller may set: that of a branch where one acts; that of the chain with a permission of its own. */
public final class PriceReach {
    private PriceReach() {}

    /** Why the caller may not set a price of this branch, or of the whole chain; the first price of a product is part of it. */
    public static Optional<Problem> refusal(Caller caller, Optional<Branch> branch) {
        if (caller.may(CatalogPermissions.SET_CHAIN_PRICES)) {
            return Optional.empty();
        }
        if (branch.isEmpty()) {
            return Optional.of(Problem.of(CatalogProblem.PRICE_OF_CHAIN));
        }
        String code = branch.get().code();
        return caller.mayActAt(code) ? Optional.empty() : Optional.of(Problem.of(CommonProblem.FORBIDDEN_BRANCH, code));
    }
}
