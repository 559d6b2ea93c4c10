package org.ferrepos.stock.directory;

import java.util.Optional;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.StockPermissions;
import org.jspecify.annotations.Nullable;

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

    /** The branch whose documents the caller sees; empty for callers who see all. */
    public static Optional<String> boundTo(Caller caller) {
        return isChainWide(caller) ? Optional.empty() : caller.boundTo();
    }

    /** The branch whose ledger is shown: what was asked for, or the one a caller is limited to; never another than that. */
    public static @Nullable String shown(Caller caller, @Nullable String asked) {
        Optional<String> own = boundTo(caller);
        if (own.isEmpty() || asked == null || asked.isBlank()) {
            return own.orElse(asked);
        }
        if (!asked.equals(own.get())) {
            throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, asked).toException();
        }
        return asked;
    }

    private static boolean isChainWide(Caller caller) {
        return caller.may(StockPermissions.EVERY_BRANCH);
    }
}
