package org.ferrepos.server.boot;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.jobs.BackgroundJob;
import org.jboss.logging.Logger;

/** Runs the jobs of the active target, one after the other on one thread; a job that fails is tried again next time. */
@Singleton
final class BackgroundJobs {
    private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);

    private final Instance<BackgroundJob> jobs;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("background-jobs").daemon(true).unstarted(task));

    @Inject
    BackgroundJobs(Instance<BackgroundJob> jobs) {
        this.jobs = jobs;
    }

    void start() {
        for (Instance.Handle<BackgroundJob> handle : jobs.handles()) {
            BackgroundJob job = handle.get();
            if (job.targets().stream().anyMatch(Launch.current().target()::serves)) {
                long millis = job.interval().toMillis();
                var _ = executor.scheduleWithFixedDelay(() -> run(job), millis, millis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void run(BackgroundJob job) {
        try {
            job.run();
        } catch (RuntimeException e) {
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
