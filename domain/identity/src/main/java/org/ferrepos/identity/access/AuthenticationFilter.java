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
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request reach its route only with a caller the route allows. Runs on the event loop and goes on at once for
 * tokens; a route that declares nobody is closed, so that a forgotten annotation is noticed and harmless.
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

    /** Null, or an item that is null, lets the request go on. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Response> authenticate(
            ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        Route route = new Route(resource.getResourceClass(), resource.getResourceMethod());
        return switch (routes.computeIfAbsent(route, AuthenticationFilter::accessOf)) {
            case RouteAccess.Foreign foreign -> null;
            case RouteAccess.Everybody everybody -> null;
            case RouteAccess.Nobody nobody -> refusal(Problem.of(CommonProblem.FORBIDDEN), http);
            case RouteAccess.Roles roles ->
                switch (authenticator.authenticate(evidence(http))) {
                    case Pending pending -> pending.outcome().map(outcome -> decide(outcome, roles, request, http));
                    case Outcome outcome -> {
                        Response refusal = decide(outcome, roles, request, http);
                        yield refusal == null ? null : Uni.createFrom().item(refusal);
                    }
                };
        };
    }

    private static @Nullable Response decide(
            Outcome outcome, RouteAccess.Roles roles, ContainerRequestContext request, RoutingContext http) {
        return switch (outcome) {
            case Rejected rejected -> ErrorMapping.answer(rejected.problem(), http);
            case Authenticated authenticated
            when roles.includes(authenticated.caller().roles()) -> {
                authenticated.expiresAt().ifPresent(time -> CallerLife.note(http, time));
                request.setSecurityContext(new CallerSecurity(
                        authenticated.caller(), http.request().isSSL()));
                yield null;
            }
            case Authenticated authenticated -> ErrorMapping.answer(Problem.of(CommonProblem.FORBIDDEN), http);
            case Pending pending -> throw new IllegalStateException("an outcome cannot be pending twice");
        };
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
            LOG.errorf("%s declares neither roles nor everybody and is closed", route);
        }
        return access;
    }

    private static Uni<Response> refusal(Problem problem, RoutingContext http) {
        return Uni.createFrom().item(ErrorMapping.answer(problem, http));
    }

    private record Route(Class<?> resource, Method method) {}
}
