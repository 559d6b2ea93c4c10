package org.ferrepos.platform.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The figures about jobs that an operator watches. */
final class JobMetrics {
    private final MeterRegistry registry;
    private final AtomicLong queued = new AtomicLong();
    private final Counter interrupted;

    JobMetrics(MeterRegistry registry, LocalRuns runs) {
        this.registry = registry;
        Gauge.builder("ferre_pos_jobs_queued", queued, AtomicLong::get)
                .description("Jobs that wait, of all processes, as last seen")
                .register(registry);
        Gauge.builder("ferre_pos_jobs_running", runs, LocalRuns::size)
                .description("Jobs this process runs")
                .register(registry);
        interrupted = Counter.builder("ferre_pos_jobs_interrupted_total")
                .description("Jobs taken from workers that were not heard of")
                .register(registry);
    }

    void queued(long jobs) {
        queued.set(jobs);
    }

    void interrupted(int jobs) {
        interrupted.increment(jobs);
    }

    void ended(String kind, JobState state, Duration took) {
        Timer.builder("ferre_pos_jobs_duration_seconds")
                .description("Tries of jobs that this process ended, by kind and state")
                .tags("kind", kind, "state", state.id())
                .register(registry)
                .record(took);
    }

    void retried(String kind) {
        Counter.builder("ferre_pos_jobs_retries_total")
                .description("Tries that failed and are repeated")
                .tags("kind", kind)
                .register(registry)
                .increment();
    }

    void scheduled(String kind) {
        Counter.builder("ferre_pos_jobs_scheduled_total")
                .description("Jobs that this process started by a schedule")
                .tags("kind", kind)
                .register(registry)
                .increment();
    }
}
