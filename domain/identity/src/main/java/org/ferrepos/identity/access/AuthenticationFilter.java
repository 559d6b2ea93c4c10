package org.ferrepos.identity.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrepos.identity.CallerLife;
import org.ferrepos.identity.access.Authenticator.Authenticated;
import org.ferrepos.identity.access.Authenticator.Evidence;
import org.ferrepos.identity.access.Authenticator.Outcome;
import org.ferrepos.identity.access.Authenticator.Pending;
import org.ferrepos.identity.access.Authenticator.Rejected;
import org.ferrepos.platform.http.ClientAddress;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.ErrorMapping;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.MissingCaller;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request reach its route only with a caller the route allows. Runs on the event loop and goes on at once for
 * tokens; a route that declares nobody is closed, so that a forgotten annotation is noticed and harmless.
 *
 * <p>Who calls is found out first and refused last: between the two, requests are counted against their limits, those
 * of nobody we know as well.
 */
@Singleton
public final class AuthenticationFilter {
    private static final Logger LOG = Logger.getLogger(AuthenticationFilter.class);
    private static final String API_KEY_HEADER = "X-API-Key";

    private final Authenticator authenticator;
    // One entry per route of the program.
    private final Map<Route, RouteAccess> routes = new ConcurrentHashMap<>();

    @Inject
    public AuthenticationFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Notes the caller, or why there is none. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Response> authenticate(
            ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        if (!(accessTo(resource) instanceof RouteAccess.Known)) {
            return null;
        }
        return switch (authenticator.authenticate(evidence(http))) {
            case Pending pending ->
                pending.outcome().map(outcome -> {
                    note(outcome, request, http);
                    return null;
                });
            case Outcome outcome -> {
                note(outcome, request, http);
                yield null;
            }
        };
    }

    private static void note(Outcome outcome, ContainerRequestContext request, RoutingContext http) {
        switch (outcome) {
            case Rejected rejected -> new MissingCaller(rejected.problem(), rejected.sender()).note(http);
            case Authenticated authenticated -> {
                authenticated.expiresAt().ifPresent(time -> CallerLife.note(http, time));
                CallerLife.note(http, authenticated.caller());
                request.setSecurityContext(new CallerSecurity(
                        authenticated.caller(), http.request().isSSL()));
            }
            case Pending pending -> throw new IllegalStateException("an outcome cannot be pending twice");
        }
    }

    /** Refuses what the route does not allow; null lets the request go on. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHORIZATION)
    public @Nullable Response authorize(ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        return switch (accessTo(resource)) {
            case RouteAccess.Foreign foreign -> null;
            case RouteAccess.Everybody everybody -> null;
            case RouteAccess.Nobody nobody -> ErrorMapping.answer(Problem.of(CommonProblem.FORBIDDEN), http);
            case RouteAccess.Known known ->
                switch (request.getSecurityContext().getUserPrincipal()) {
                    case Caller caller when known.includes(caller) -> null;
                    case Caller caller -> ErrorMapping.answer(Problem.of(CommonProblem.FORBIDDEN), http);
                    case null, default ->
                        ErrorMapping.answer(
                                MissingCaller.of(http)
                                        .map(MissingCaller::reason)
                                        .orElseGet(() -> Problem.of(CommonProblem.AUTH_REQUIRED)),
                                http);
                };
        };
    }

    private RouteAccess accessTo(ResourceInfo resource) {
        return routes.computeIfAbsent(
                new Route(resource.getResourceClass(), resource.getResourceMethod()), AuthenticationFilter::accessOf);
    }

    private static Evidence evidence(RoutingContext http) {
        var headers = http.request().headers();
        return new Evidence(
                Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(headers.get(API_KEY_HEADER)),
                http.request().method().name(),
                http.normalizedPath(),
                ClientAddress.of(http));
    }

    private static RouteAccess accessOf(Route route) {
        RouteAccess access = RouteAccess.of(route.resource(), route.method());
        if (access instanceof RouteAccess.Nobody nobody && nobody.isMistake()) {
            LOG.errorf("%s declares neither permissions nor everybody and is closed", route);
        }
        return access;
    }

    private record Route(Class<?> resource, Method method) {}
}
