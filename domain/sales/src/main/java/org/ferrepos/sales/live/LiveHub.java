package org.ferrepos.sales.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.CallerLife;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.CallerPlaces;
import org.ferrepos.sales.summary.Scope;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells all listeners of the process what happens. While somebody listens one thread looks every two seconds at the open
 * tills and at the day's totals, which the events of sales keep.
 */
@Singleton
public final class LiveHub {
    static final int MAX_LISTENERS = 100;
    /** A browser opens six connections to one server. */
    static final int MAX_OF_ONE_CALLER = 10;

    private static final Logger LOG = Logger.getLogger(LiveHub.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** A little less than the fifteen seconds promised, for a look takes its time. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(14);

    private static final Duration MAX_LIFE = Duration.ofHours(1);
    private static final long RETRY_SECONDS = 30;

    private final Database database;
    private final BranchDirectory branches;
    private final CallerLife life;
    private final Clock clock;
    private final Duration interval;
    private final CallerPlaces places = new CallerPlaces(MAX_LISTENERS, MAX_OF_ONE_CALLER, RETRY_SECONDS);
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor executor;
    private final ReentrantLock admission = new ReentrantLock();
    private @Nullable Polling polling;
    private volatile long lastBeat = System.nanoTime();

    @Inject
    public LiveHub(Database database, BranchDirectory branches, CallerLife life, Clock clock, MeterRegistry registry) {
        this(database, branches, life, clock, INTERVAL);
        Gauge.builder("ferre_pos_live_listeners", listeners, Set::size)
                .description("Screens that are told what happens as it happens")
                .register(registry);
    }

    LiveHub(Database database, BranchDirectory branches, CallerLife life, Clock clock, Duration interval) {
        this.database = database;
        this.branches = branches;
        this.life = life;
        this.clock = clock;
        this.interval = interval;
        this.executor = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().name("live-figures").daemon(true).unstarted(task));
        executor.setKeepAliveTime(30, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Lets a caller listen until its token expires; refuses when too many do. */
    Outcome<Multi<LiveEvent>> listen(Caller caller, Scope scope, Optional<Instant> expiresAt) {
        Instant latest = clock.instant().plus(MAX_LIFE);
        Listener listener =
                new Listener(caller, scope, expiresAt.filter(latest::isAfter).orElse(latest), this::leave);
        admission.lock();
        try {
            Optional<Problem> full = places.take(caller.id());
            if (full.isPresent()) {
                return Outcome.refused(full.get());
            }
            listeners.add(listener);
            Polling current = polling;
            if (current == null) {
                LiveWatch watch = new LiveWatch(database, branches);
                polling = new Polling(
                        watch,
                        executor.scheduleWithFixedDelay(
                                () -> look(watch), 0, interval.toMillis(), TimeUnit.MILLISECONDS));
            } else {
                // The figures as they are known; the next look brings newer ones.
                executor.execute(() -> tellFigures(listener, current.watch));
            }
        } finally {
            admission.unlock();
        }
        return Outcome.done(listener.events());
    }

    /** Whether the database is being asked. */
    boolean isPolling() {
        admission.lock();
        try {
            return polling != null;
        } finally {
            admission.unlock();
        }
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
                places.leave(listener.caller().id());
            }
            if (listeners.isEmpty() && polling != null) {
                polling.task.cancel(false);
                polling = null;
            }
        } finally {
            admission.unlock();
        }
    }

    private void look(LiveWatch watch) {
        try {
            beatAndEnd();
            for (LiveWatch.TillChange change : watch.look(clock.instant())) {
                for (Listener listener : listeners) {
                    if (listener.sees(change.branch().id())) {
                        listener.tell(change.event());
                    }
                }
            }
            listeners.forEach(listener -> tellFigures(listener, watch));
        } catch (RuntimeException e) {
            // A task that throws is never run again; the screens wait for the database as the tills do.
            LOG.warnf("the live figures have to wait: %s", e);
        }
    }

    private void tellFigures(Listener listener, LiveWatch watch) {
        if (watch.hasTotals()) {
            listener.tellFigures(watch.figures(listener.scope(), clock.instant()));
        }
    }

    /** Ends whose time is over, and tells the others now and then that the line is alive. */
    private void beatAndEnd() {
        Instant now = clock.instant();
        boolean beats = System.nanoTime() - lastBeat >= HEARTBEAT.toNanos();
        for (Listener listener : listeners) {
            // Who cannot be known to be still welcome comes again and is asked for the token.
            if (listener.isOver(now) || life.isOver(listener.caller()) || (beats && !life.isCertain())) {
                listener.end();
            } else if (beats) {
                listener.tell(new LiveEvent.Heartbeat());
            }
        }
        if (beats) {
            lastBeat = System.nanoTime();
        }
    }

    private record Polling(LiveWatch watch, Future<?> task) {}
}
