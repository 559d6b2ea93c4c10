package org.ferrepos.stock.directory;

import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.StockPermissions;

/** Where a caller may move stock: with the permission for it anywhere in the chain, otherwise at home. */
public final class StockAccess {
    private StockAccess() {}

    public static void requireAt(Caller caller, Branch branch) {
        if (!isChainWide(caller) && !caller.mayActAt(branch.code())) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, branch.code()).toException();
        }
    }

    /** Enough for documents between two branches: the caller belongs to one of them. */
    public static void requireAtEither(Caller caller, Branch one, Branch other) {
        if (!caller.mayActAt(one.code())) {
            requireAt(caller, other);
        }
    }

    private static boolean isChainWide(Caller caller) {
        return caller.may(StockPermissions.EVERY_BRANCH);
    }
}
