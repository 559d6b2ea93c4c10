package org.ferrepos.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.CallerPlaces;
import org.ferrepos.platform.security.CallerWatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells those who listen how jobs come on. One thread asks for all watched jobs at once, and only while there are any. */
@Singleton
public final class JobEvents {
    static final int MAX_LISTENERS = 200;
    /** A browser opens six connections to one server. */
    static final int MAX_OF_ONE_CALLER = 20;

    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(14);
    private static final Duration MAX_LIFE = Duration.ofHours(1);
    private static final long RETRY_SECONDS = 30;
    private static final int MAX_WAITING = 64;

    private final Jobs jobs;
    private final CallerWatch callers;
    private final Clock clock;
    private final CallerPlaces places = new CallerPlaces(MAX_LISTENERS, MAX_OF_ONE_CALLER, RETRY_SECONDS);
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor executor;
    private final ReentrantLock admission = new ReentrantLock();
    private @Nullable Future<?> polling;
    private long lastBeat = System.nanoTime();

    @Inject
    JobEvents(Jobs jobs, CallerWatch callers, Clock clock, MeterRegistry registry) {
        this.jobs = jobs;
        this.callers = callers;
        this.clock = clock;
        this.executor = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("job-events").daemon(true).unstarted(task));
        executor.setKeepAliveTime(30, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        Gauge.builder("ferre_pos_jobs_listeners", listeners, Set::size)
                .description("Screens that follow a job")
                .register(registry);
    }

    /** What a listener is told. */
    sealed interface Event {
        record Changed(Job job) implements Event {}

        /** The line is alive. */
        record Heartbeat() implements Event {}
    }

    /** Lets a caller follow a job until it ends or the token expires; refuses when too many do. */
    Outcome<Multi<Event>> listen(Job job, Caller caller, RoutingContext http, long seenVersion) {
        Instant latest = clock.instant().plus(MAX_LIFE);
        Instant endsAt = callers.endOf(http).filter(latest::isAfter).orElse(latest);
        Listener listener = new Listener(job.id(), caller, endsAt, seenVersion);
        admission.lock();
        try {
            Optional<Problem> full = places.take(caller.id());
            if (full.isPresent()) {
                return Outcome.refused(full.get());
            }
            listeners.add(listener);
            if (polling == null) {
                polling = executor.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            admission.unlock();
        }
        return Outcome.done(listener.events);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
        listeners.forEach(Listener::end);
    }

    private void leave(Listener listener) {
        admission.lock();
        try {
            if (listeners.remove(listener)) {
                places.leave(listener.caller.id());
            }
            Future<?> current = polling;
            if (listeners.isEmpty() && current != null) {
                current.cancel(false);
                polling = null;
            }
        } finally {
            admission.unlock();
        }
    }

    private void look() {
        try {
            beatAndEnd();
            List<UUID> watched =
                    listeners.stream().map(listener -> listener.job).distinct().toList();
            Map<UUID, Job> found = jobs.find(watched).stream().collect(Collectors.toMap(Job::id, Function.identity()));
            for (Listener listener : listeners) {
                Job job = found.get(listener.job);
                if (job != null) {
                    listener.tell(job);
                } else if (watched.contains(listener.job)) {
                    // Forgotten while it was watched.
                    listener.end();
                }
            }
        } catch (RuntimeException e) {
            // A task that throws is never run again; the screens wait for the database as everybody does.
            LOG.warnf("those who follow jobs have to wait: %s", e);
        }
    }

    private void beatAndEnd() {
        Instant now = clock.instant();
        boolean beats = System.nanoTime() - lastBeat >= HEARTBEAT.toNanos();
        for (Listener listener : listeners) {
            // Who cannot be known to be still welcome comes again and is asked for the token.
            if (!now.isBefore(listener.endsAt) || callers.isOver(listener.caller) || (beats && !callers.isCertain())) {
                listener.end();
            } else if (beats) {
                listener.events.onNext(new Event.Heartbeat());
            }
        }
        if (beats) {
            lastBeat = System.nanoTime();
        }
    }

    /** Somebody who follows a job; used by the thread of the events alone. Who reads too slowly is let go. */
    private final class Listener {
        private final UUID job;
        private final Caller caller;
        private final Instant endsAt;
        private final UnicastProcessor<Event> events;
        private long toldVersion;

        private Listener(UUID job, Caller caller, Instant endsAt, long toldVersion) {
            this.job = job;
            this.caller = caller;
            this.endsAt = endsAt;
            this.toldVersion = toldVersion;
            this.events = UnicastProcessor.create(new ArrayBlockingQueue<>(MAX_WAITING), () -> leave(this));
        }

        /** What is new; the end is told also to those who knew it, since the stream has to say something. */
        private void tell(Job now) {
            if (now.version() != toldVersion || now.state().isEnded()) {
                toldVersion = now.version();
                events.onNext(new Event.Changed(now));
            }
            if (now.state().isEnded()) {
                end();
            }
        }

        private void end() {
            events.onComplete();
        }
    }
}
