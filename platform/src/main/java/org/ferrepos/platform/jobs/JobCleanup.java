package org.ferrepos.platform.jobs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ferrepos.platform.db.Database;

/** Forgets jobs whose time is over, with their files; a schedule that every installation has starts it each night. */
@Singleton
public final class JobCleanup implements JobKind {
    static final String NAME = "platform.job_cleanup";
    private static final int BATCH = 500;
    private static final JobRules RULES = JobRules.RESUMABLE.bySchedule();

    private final Database database;
    private final Jobs jobs;
    private final JobFiles files;

    @Inject
    public JobCleanup(Database database, Jobs jobs, JobFiles files) {
        this.database = database;
        this.jobs = jobs;
        this.files = files;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JobRules rules() {
        return RULES;
    }

    @Override
    public Optional<JobResult> run(JobRun run) {
        Duration retention = jobs.settings().retention();
        Instant before = jobs.now().minus(retention);
        long forgotten = 0;
        List<JobStore.Forgotten> batch;
        do {
            run.checkpoint();
            batch = database.inTransaction(handle -> new JobStore(handle).forget(before, BATCH));
            batch.forEach(job -> job.result().map(JobResult::file).ifPresent(files::delete));
            forgotten += batch.size();
        } while (batch.size() == BATCH);
        run.progress(1, "job.cleanup", forgotten);
        return Optional.empty();
    }
}
