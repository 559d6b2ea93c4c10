package org.ferrepos.platform.security;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;

/** Knows how long a request that stays open may do so; the area that owns the sessions has a bean of it. */
public interface CallerWatch {
    /** When what the request brought along expires; empty for what has no end. */
    Optional<Instant> endOf(RoutingContext http);

    /** Whether this process heard that the caller's session or key ended. */
    boolean isOver(Caller caller);

    /** Whether it would have heard. */
    boolean isCertain();
}
