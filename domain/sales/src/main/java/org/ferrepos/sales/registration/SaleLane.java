package org.ferrepos.sales.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.db.SqlErrors;
import org.jboss.logging.Logger;

/** One thread of the writer with a connection of its own: takes what waits and registers it in one transaction. */
final class SaleLane {
    private static final Logger LOG = Logger.getLogger(SaleLane.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(150);
    private static final int ATTEMPTS_PER_SALE = 3;

    private final BlockingQueue<PendingSale> queue;
    private final SaleBatch batch;
    private final SaleMetrics metrics;
    private final int batchSize;
    private final Thread thread;
    private volatile List<PendingSale> inFlight = List.of();
    private volatile boolean stopping;

    SaleLane(String name, BlockingQueue<PendingSale> queue, SaleBatch batch, SaleMetrics metrics, int batchSize) {
        this.queue = queue;
        this.batch = batch;
        this.metrics = metrics;
        this.batchSize = batchSize;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::drain);
    }

    void start() {
        thread.start();
    }

    /** Lets the thread end once the queue is empty. */
    void stopWhenEmpty() {
        stopping = true;
    }

    /** Waits for the end of the thread and gives its connection back. */
    void awaitEnd(Duration bound) throws InterruptedException {
        if (thread.isAlive() && !thread.join(bound)) {
            LOG.warnf("%s did not stop in time", thread.getName());
        }
        batch.close();
    }

    /** What the transaction under way is about to answer. */
    List<PendingSale> inFlight() {
        return inFlight;
    }

    /** Ends only when the program does: a thread that died would leave every later sale without an answer. */
    private void drain() {
        List<PendingSale> taken = new ArrayList<>(batchSize);
        while (!stopping || !queue.isEmpty()) {
            try {
                PendingSale first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                taken.add(first);
                queue.drainTo(taken, batchSize - 1);
                taken.removeIf(this::isAnsweredOrLate);
                inFlight = List.copyOf(taken);
                register(inFlight);
            } catch (InterruptedException e) {
                LOG.debug("a stray interruption of the sale writer is ignored");
            } catch (Throwable e) {
                LOG.error("the sale writer goes on after a failure", e);
                taken.forEach(pending -> fail(pending, e));
            } finally {
                inFlight = List.of();
                taken.clear();
            }
        }
    }

    /** A sale whose sender was told to come again is not begun any more. */
    private boolean isAnsweredOrLate(PendingSale pending) {
        if (pending.isLate()) {
            failLate(pending);
        }
        return pending.isAnswered();
    }

    private void register(List<PendingSale> pendings) {
        if (pendings.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        try {
            complete(pendings, batch.register(commands(pendings)));
            metrics.committed(pendings.size(), System.nanoTime() - started);
        } catch (Throwable e) {
            LOG.debugf(e, "a batch of %d sales failed; each is tried alone", pendings.size());
            batch.reset();
            Set<Integer> heldRegisters = new HashSet<>();
            if (pendings.size() == 1 && SqlErrors.isLockTimeout(e)) {
                // It has waited for its till alone already; those behind it must not wait a second time.
                heldRegisters.add(pendings.getFirst().command().register().id());
            }
            pendings.forEach(pending -> registerAlone(pending, heldRegisters));
        }
    }

    /**
     * Repeats one sale until it has an outcome or its time is over; its id makes every repetition safe. A till whose rows
     * somebody holds is waited for once, not by each of its sales.
     */
    private void registerAlone(PendingSale pending, Set<Integer> heldRegisters) {
        int registerId = pending.command().register().id();
        for (int attempt = 1; !isAnsweredOrLate(pending); attempt++) {
            if (heldRegisters.contains(registerId)) {
                failLate(pending);
                return;
            }
            try {
                complete(List.of(pending), batch.register(List.of(pending.command())));
            } catch (Throwable e) {
                batch.reset();
                boolean unavailable = SqlErrors.isUnavailable(e);
                if (SqlErrors.isLockTimeout(e)) {
                    heldRegisters.add(registerId);
                } else if (!unavailable && attempt >= ATTEMPTS_PER_SALE) {
                    fail(pending, e);
                } else {
                    pause(unavailable);
                }
            }
        }
    }

    private void failLate(PendingSale pending) {
        if (pending.failLate()) {
            metrics.failed();
        }
    }

    private void fail(PendingSale pending, Throwable error) {
        if (pending.future().completeExceptionally(error)) {
            metrics.failed();
        }
    }

    private static void pause(boolean longer) {
        try {
            Thread.sleep(longer ? PAUSE_AFTER_FAILURE.toMillis() : 5);
        } catch (InterruptedException e) {
            LOG.debug("a stray interruption of the sale writer is ignored");
        }
    }

    private void complete(List<PendingSale> pendings, List<SaleOutcome> outcomes) {
        for (int i = 0; i < pendings.size(); i++) {
            metrics.count(outcomes.get(i));
            pendings.get(i).future().complete(outcomes.get(i));
        }
    }

    private static List<SaleCommand> commands(List<PendingSale> pendings) {
        return pendings.stream().map(PendingSale::command).toList();
    }
}
