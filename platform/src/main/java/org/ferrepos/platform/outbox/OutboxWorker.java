package org.ferrepos.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.SqlErrors;
import org.jboss.logging.Logger;

/**
 * Runs the outbox of a process: one thread numbers, looks after retention and measures; each subscriber has a thread of its
 * own, so that a slow one holds up nobody. Threads wake at once for what this process commits, and at the poll interval for
 * what others do. Nothing runs while there is no subscriber.
 */
@Singleton
public final class OutboxWorker {
    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(10);
    private static final Duration PRUNE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long STOP_MILLIS = 5_000;

    private final Delivery.Parts parts;
    private final Semaphore wake = new Semaphore(0);
    private final List<SubscriberThread> subscribers = new ArrayList<>();
    private final Rhythm measuring = new Rhythm(MEASURE_INTERVAL);
    private final Rhythm pruning = new Rhythm(PRUNE_INTERVAL);
    private final Thread sequencer =
            Thread.ofPlatform().name("outbox-sequencer").daemon(true).unstarted(this::number);
    private boolean started;
    private boolean isEpochKnown;
    private volatile boolean stopping;

    @Inject
    public OutboxWorker(
            Database database, Outbox outbox, OutboxSettings settings, MeterRegistry registry, Clock clock) {
        this.parts = new Delivery.Parts(database, outbox, settings, new OutboxMetrics(registry, clock), clock);
    }

    /** Begins to serve these subscribers; to be called once. */
    public synchronized void start(List<Subscriber> wanted) {
        if (started || stopping || wanted.isEmpty()) {
            return;
        }
        started = true;
        for (Subscriber subscriber : wanted) {
            subscribers.add(new SubscriberThread(parts, subscriber));
        }
        parts.outbox().onCommit(this::wake);
        sequencer.start();
        subscribers.forEach(SubscriberThread::start);
    }

    @PreDestroy
    public synchronized void stop() {
        stopping = true;
        parts.outbox().onCommit(() -> {});
        wake();
        subscribers.forEach(SubscriberThread::stop);
        try {
            sequencer.join(STOP_MILLIS);
            for (SubscriberThread subscriber : subscribers) {
                subscriber.awaitEnd(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        // One permit is as good as many.
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void number() {
        long head = -1;
        while (!stopping) {
            Duration rest = parts.settings().roundInterval();
            try {
                long reached = round();
                if (reached != head) {
                    head = reached;
                    parts.metrics().reached(reached);
                    subscribers.forEach(SubscriberThread::wake);
                }
                lookAfter();
            } catch (RuntimeException e) {
                isEpochKnown = false;
                rest = PAUSE_AFTER_FAILURE;
                report(e);
            }
            rest(rest);
        }
    }

    private long round() {
        if (!isEpochKnown) {
            if (parts.database().inTransaction(Epochs::check)) {
                LOG.warn("the database is another one than before: a new epoch of the outbox begins");
            }
            isEpochKnown = true;
        }
        return parts.database().inTransaction(Sequencer::round);
    }

    private void lookAfter() {
        if (measuring.isDue()) {
            subscribers.forEach(subscriber -> parts.database().read(handle -> {
                subscriber.measure(handle);
                return true;
            }));
        }
        if (pruning.isDue()) {
            long rows;
            do {
                rows = parts.database()
                        .inTransaction(handle -> Pruning.prune(
                                handle, parts.settings(), parts.clock().instant()));
            } while (rows == Pruning.ROWS_AT_ONCE && !stopping);
        }
    }

    private void rest(Duration least) {
        try {
            // What comes meanwhile is numbered together.
            Thread.sleep(least);
            if (wake.tryAcquire(parts.settings().pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("a stray interruption of the outbox is ignored");
        }
    }

    private static void report(RuntimeException error) {
        if (SqlErrors.isUnavailable(error)) {
            LOG.warnf("the outbox waits for the database: %s", error.getMessage());
        } else {
            LOG.error("the outbox goes on after a failure", error);
        }
    }

    /** Tells whether something that is done now and then is due. */
    private static final class Rhythm {
        private final long intervalNanos;
        private long next = System.nanoTime();

        private Rhythm(Duration interval) {
            this.intervalNanos = interval.toNanos();
        }

        private boolean isDue() {
            long now = System.nanoTime();
            if (now - next < 0) {
                return false;
            }
            next = now + intervalNanos;
            return true;
        }
    }
}
