package org.ferrepos.platform.security;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.http.Problem;

/**
 * Why a request to a route for callers has none. It is noted first, so that it counts, and refused later.
 *
 * @param sender whose token or key it brought, where that much is proven: an expired one, or one for other routes
 */
public record MissingCaller(Problem reason, Optional<UUID> sender) {
    private static final String KEY = "ferrepos.missing-caller";

    public void note(RoutingContext http) {
        http.put(KEY, this);
    }

    /** Empty where there is a caller, and on routes that need none. */
    public static Optional<MissingCaller> of(RoutingContext http) {
        return Optional.ofNullable(http.get(KEY));
    }
}
