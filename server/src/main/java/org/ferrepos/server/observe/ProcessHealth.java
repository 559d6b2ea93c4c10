package org.ferrepos.server.observe;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;
import org.ferrepos.server.boot.Launch;

/** Alive means that requests are answered at all; a database that is away must not restart the process. */
@Singleton
final class ProcessHealth {
    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.named("process")
                .up()
                .withData("target", Launch.current().targets().id())
                .build();
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("started");
    }
}
