package org.ferrepos.identity;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.session.Revocations;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.CallerWatch;

/** How long a request that stays open may do so: until its token expires, and not beyond the end of its session. */
@Singleton
public final class CallerLife implements CallerWatch {
    private static final String EXPIRY = "ferrepos.caller-expiry";
    private static final String CALLER = "ferrepos.caller";

    private final Revocations revocations;
    private final RoleDirectory roles;

    @Inject
    public CallerLife(Revocations revocations, RoleDirectory roles) {
        this.revocations = revocations;
        this.roles = roles;
    }

    /** Notes when what a request brought along expires. */
    public static void note(RoutingContext http, Instant expiresAt) {
        http.put(EXPIRY, expiresAt);
    }

    /** Notes who makes a request, for what looks at it outside of any resource. */
    public static void note(RoutingContext http, Caller caller) {
        http.put(CALLER, caller);
    }

    /** Who makes a request; empty where that is not known or needed. */
    public static Optional<Caller> callerOf(RoutingContext http) {
        return Optional.ofNullable(http.get(CALLER));
    }

    /** When what the request brought along expires; empty for keys without an end. */
    public static Optional<Instant> expiryOf(RoutingContext http) {
        return Optional.ofNullable(http.get(EXPIRY));
    }

    @Override
    public Optional<Instant> endOf(RoutingContext http) {
        return expiryOf(http);
    }

    /** Whether this process heard that the caller's session or key ended, or that the caller's roles allow less. */
    @Override
    public boolean isOver(Caller caller) {
        return revocations.isDead(caller.sessionId())
                || !roles.permissionsOf(caller.roles()).containsAll(caller.permissions());
    }

    /** Whether it would have heard. */
    @Override
    public boolean isCertain() {
        return revocations.isListening();
    }
}
