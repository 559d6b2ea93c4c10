package org.ferrepos.server.boot;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.jobs.JobKinds;
import org.ferrepos.platform.jobs.JobWorkers;
import org.ferrepos.platform.targets.RunningTargets;
import org.jboss.logging.Logger;

/**
 * Runs the upkeep of the running targets, one after the other on one thread, what fails again next time. Sets the workers
 * of durable jobs going and begins to tell subscribers of events, too.
 */
@Singleton
public final class BackgroundJobs {
    private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);

    private final Instance<BackgroundJob> jobs;
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();
    private final EventSubscribers subscribers;
    private final JobKinds kinds;
    private final JobWorkers workers;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("background-jobs").daemon(true).unstarted(task));

    @Inject
    BackgroundJobs(Instance<BackgroundJob> jobs, EventSubscribers subscribers, JobKinds kinds, JobWorkers workers) {
        this.jobs = jobs;
        this.subscribers = subscribers;
        this.kinds = kinds;
        this.workers = workers;
    }

    void start() {
        RunningTargets targets = Launch.current().targets();
        subscribers.start();
        for (Class<? extends BackgroundJob> type : targets.parts(BackgroundJob.class)) {
            BackgroundJob job = jobs.select(type).get();
            long millis = job.interval().toMillis();
            var _ = executor.scheduleWithFixedDelay(() -> run(type, job), millis, millis, TimeUnit.MILLISECONDS);
        }
        workers.start(kinds.all());
    }

    /** Whether a job of an area failed at its last time. */
    public boolean hasFailedIn(Area area) {
        return failed.stream()
                .anyMatch(type ->
                        area.parts().stream().anyMatch(part -> part.type().equals(type)));
    }

    private void run(Class<? extends BackgroundJob> type, BackgroundJob job) {
        try {
            job.run();
            failed.remove(type);
        } catch (RuntimeException e) {
            failed.add(type);
            if (SqlErrors.isUnavailable(e)) {
                LOG.warnf("job %s waits for the database", job.name());
            } else {
                LOG.errorf(e, "job %s failed", job.name());
            }
        }
    }

    /** While connections to the database are still there. */
    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
        for (Class<? extends BackgroundJob> type : Launch.current().targets().parts(BackgroundJob.class)) {
            BackgroundJob job = jobs.select(type).get();
            if (job.runsAtTheEnd()) {
                run(type, job);
            }
        }
    }
}
