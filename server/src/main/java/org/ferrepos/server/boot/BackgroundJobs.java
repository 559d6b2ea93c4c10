package org.ferrepos.server.boot;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.jboss.logging.Logger;

/**
 * Runs the jobs of the running targets, one after the other on one thread; a job that fails is tried again next time.
 * Begins to tell its subscribers of events, too.
 */
@Singleton
public final class BackgroundJobs {
    private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);

    private final Instance<BackgroundJob> jobs;
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();
    private final EventSubscribers subscribers;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("background-jobs").daemon(true).unstarted(task));

    @Inject
    BackgroundJobs(Instance<BackgroundJob> jobs, EventSubscribers subscribers) {
        this.jobs = jobs;
        this.subscribers = subscribers;
    }

    void start() {
        subscribers.start();
        for (Class<? extends BackgroundJob> type : Launch.current().targets().parts(BackgroundJob.class)) {
            BackgroundJob job = jobs.select(type).get();
            long millis = job.interval().toMillis();
            var _ = executor.scheduleWithFixedDelay(() -> run(type, job), millis, millis, TimeUnit.MILLISECONDS);
        }
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

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
