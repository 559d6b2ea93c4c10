package org.ferrepos.server.observe;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.AnyCaller;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.PlatformPermissions;

/**
 * The metrics in Prometheus text. Reached as {@code /metrics}: openly from the allowed networks, with any API key or the
 * token of some roles from anywhere else; the front door tells which.
 */
@Path("")
@SuppressWarnings("deprecation") // the registry that this release of the framework makes
public class MetricsResource {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    @Inject
    MetricsResource(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GET
    @Path("/internal/metrics/open")
    @PermitAll
    @Produces(PROMETHEUS_TEXT)
    @Operation(hidden = true)
    public String open() {
        return scrape();
    }

    @GET
    @Path("/metrics") // the name by which the scopes of keys know it
    @AnyCaller
    @Produces(PROMETHEUS_TEXT)
    @Operation(hidden = true)
    public String withKey(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        if (!caller.isApiKey() && !caller.may(PlatformPermissions.READ_METRICS)) {
            throw Problem.of(CommonProblem.FORBIDDEN).toException();
        }
        return scrape();
    }

    private String scrape() {
        return registry.scrape();
    }
}
