package org.ferrepos.server.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** The metrics, for an allowed network or a caller with an API key. Reached as {@code /metrics}. */
@Path("/internal/metrics")
@PermitAll
public class MetricsResource {
    private final PrometheusMeterRegistry registry;
    private final NetworkList networks;

    @Inject
    MetricsResource(PrometheusMeterRegistry registry, Configuration configuration) {
        this.registry = registry;
        this.networks = NetworkList.of(configuration.metrics().allowedNetworks());
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    @Operation(hidden = true)
    public String scrape(@Context SecurityContext security, RoutingContext context) {
        boolean known = security.getUserPrincipal() instanceof Caller;
        if (!known && !networks.contains(context.request().remoteAddress().hostAddress())) {
            throw Problem.of(CommonProblem.AUTH_REQUIRED).toException();
        }
        return registry.scrape();
    }
}
