package org.ferrepos.server.observe;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Target;
import org.ferrepos.platform.targets.RunningTargets;
import org.ferrepos.server.boot.BackgroundJobs;
import org.ferrepos.server.boot.Launch;

/**
 * Tells of each target and area whether this process runs it. An area whose job failed at its last time is
 * {@code degraded}; requests are answered nevertheless, so that the process stays ready.
 */
@Readiness
@Singleton
final class AreasHealth implements HealthCheck {
    private final BackgroundJobs jobs;

    @Inject
    AreasHealth(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public HealthCheckResponse call() {
        RunningTargets running = Launch.current().targets();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("areas").up();
        for (Target target : running.known()) {
            answer.withData("target." + target.id(), running.runs(target) ? "running" : "off");
        }
        for (Area area : running.knownAreas()) {
            answer.withData("area." + area.name(), running.needs(area) ? state(area) : "off");
        }
        return answer.build();
    }

    private String state(Area area) {
        return jobs.hasFailedIn(area) ? "degraded" : "running";
    }
}
