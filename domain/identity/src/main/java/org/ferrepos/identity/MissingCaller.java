package org.ferrepos.identity;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.ferrepos.platform.http.Problem;

/** Why a request to a route for callers has none. It is noted first, so that it counts, and refused later. */
public final class MissingCaller {
    private static final String KEY = "ferrepos.missing-caller";

    private MissingCaller() {}

    public static void note(RoutingContext http, Problem reason) {
        http.put(KEY, reason);
    }

    /** Empty where there is a caller, and on routes that need none. */
    public static Optional<Problem> of(RoutingContext http) {
        return Optional.ofNullable(http.get(KEY));
    }
}
