package org.ferrepos.server.observe;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.StringWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** The metrics, for an allowed network or a caller with an API key. Reached as {@code /metrics}. */
@Path("/internal/metrics")
@PermitAll
public class MetricsResource {
    private final CollectorRegistry registry;
    private final NetworkList networks;

    @Inject
    MetricsResource(CollectorRegistry registry, Configuration configuration) {
        this.registry = registry;
        this.networks = NetworkList.of(configuration.metrics().allowedNetworks());
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    @Operation(hidden = true)
    public String scrape(@Context SecurityContext security, RoutingContext context) throws IOException {
        boolean known = security.getUserPrincipal() instanceof Caller;
        if (!known && !networks.contains(context.request().remoteAddress().hostAddress())) {
            throw Problem.of(CommonProblem.AUTH_REQUIRED).toException();
        }
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return text.toString();
    }
}
