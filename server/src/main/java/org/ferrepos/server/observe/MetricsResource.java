package org.ferrepos.server.observe;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ferrepos.platform.security.Role;

/**
 * The metrics in Prometheus text. Reached as {@code /metrics}: openly from the allowed networks, with an API key or a
 * token from anywhere else; the front door tells which.
 */
@Path("/internal/metrics")
@SuppressWarnings("deprecation") // the registry that this release of the framework makes
public class MetricsResource {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    @Inject
    MetricsResource(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GET
    @Path("open")
    @PermitAll
    @Produces(PROMETHEUS_TEXT)
    @Operation(hidden = true)
    public String open() {
        return scrape();
    }

    @GET
    @Path("protected")
    @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.ANALYST, Role.ML_SERVICE, Role.TERMINAL})
    @Produces(PROMETHEUS_TEXT)
    @Operation(hidden = true)
    public String withKey() {
        return scrape();
    }

    private String scrape() {
        return registry.scrape();
    }
}
