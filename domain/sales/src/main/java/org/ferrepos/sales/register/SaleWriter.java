package org.ferrepos.sales.register;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.DatabaseUnavailableException;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.stock.StockOperations;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Registers sales by group commit: requests wait in a bounded queue, one thread drains it into transactions of many
 * sales. Each sale keeps an outcome of its own. An acknowledged sale is on disk; a request that is repeated with its id
 * finds what was registered, so a lost answer or a broken connection never doubles a sale.
 */
@Singleton
public final class SaleWriter {
    private static final Logger LOG = Logger.getLogger(SaleWriter.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(150);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS_PER_SALE = 3;

    private final SalesPolicy policy;
    private final Clock clock;
    private final SaleBatch batch;
    private final SaleMetrics metrics;
    private final BlockingQueue<Pending> queue;
    private @Nullable Thread thread;
    private @Nullable Thread watch;
    private volatile List<Pending> inFlight = List.of();
    private volatile boolean stopping;

    @Inject
    SaleWriter(
            Database database,
            BranchDirectory branches,
            SellableProducts products,
            SaleReader reader,
            SalesPolicy policy,
            MeterRegistry registry,
            Clock clock) {
        this.policy = policy;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(policy.queueCapacity());
        this.metrics = new SaleMetrics(registry, queue);
        this.batch = new SaleBatch(
                new SaleBatch.Parts(database, branches, products, new StockOperations(), reader), policy, clock);
    }

    /** Queues a sale; the stage completes when its outcome is certain, or when its time is over. Never blocks. */
    CompletionStage<SaleOutcome> submit(SaleCommand command) {
        startOnce();
        Pending pending = new Pending(
                command,
                new CompletableFuture<>(),
                System.nanoTime() + policy.requestTimeout().toNanos());
        // Looked at again behind the offer: a sale that came while the writer ended would wait for nobody.
        if (stopping || !queue.offer(pending) || (stopping && queue.remove(pending))) {
            metrics.overloaded();
            return CompletableFuture.completedFuture(new SaleOutcome.Rejected(
                    Problem.of(CommonProblem.OVERLOADED).retryAfter(1)));
        }
        return pending.future();
    }

    private synchronized void startOnce() {
        if (thread == null && !stopping) {
            thread = Thread.ofPlatform().name("sale-writer").daemon(true).start(this::drain);
            watch = Thread.ofPlatform().name("sale-watch").daemon(true).start(this::answerLate);
        }
    }

    /** Finishes what is queued, within a bound, and stops. */
    @PreDestroy
    void stop() {
        stopping = true;
        Thread running;
        Thread watching;
        synchronized (this) {
            running = thread;
            watching = watch;
        }
        try {
            if (running != null && !running.join(STOP_TIMEOUT)) {
                LOG.warn("the sale writer did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (watching != null) {
            watching.interrupt();
        }
        batch.close();
    }

    /** Ends only when the program does: a thread that died would leave every later sale without an answer. */
    private void drain() {
        List<Pending> taken = new ArrayList<>(policy.batchSize());
        while (!stopping || !queue.isEmpty()) {
            try {
                Pending first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                taken.add(first);
                queue.drainTo(taken, policy.batchSize() - 1);
                taken.removeIf(this::isAnsweredOrLate);
                inFlight = List.copyOf(taken);
                register(inFlight);
            } catch (InterruptedException e) {
                LOG.debug("a stray interruption of the sale writer is ignored");
            } catch (Throwable e) {
                LOG.error("the sale writer goes on after a failure", e);
                taken.forEach(pending -> fail(pending, e, false));
            } finally {
                inFlight = List.of();
                taken.clear();
            }
        }
    }

    /** A sale whose sender was told to come again is not begun any more. */
    private boolean isAnsweredOrLate(Pending pending) {
        if (pending.isLate()) {
            failLate(pending);
        }
        return pending.future().isDone();
    }

    /** Answers in time what a stuck database keeps waiting; such a sale is repeated by its sender, with its id. */
    private void answerLate() {
        try {
            while (true) {
                Thread.sleep(POLL);
                inFlight.stream().filter(Pending::isLate).forEach(pending -> failLate(pending));
                for (Pending pending : queue) {
                    if (!pending.isLate()) {
                        break;
                    }
                    failLate(pending);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(List<Pending> pendings) {
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
            pendings.forEach(pending -> registerAlone(pending, heldRegisters));
        }
    }

    /**
     * Repeats one sale until it has an outcome or its time is over; its id makes every repetition safe. A till whose rows
     * somebody holds is waited for once, not by each of its sales.
     */
    private void registerAlone(Pending pending, Set<Integer> heldRegisters) {
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
                    fail(pending, e, false);
                } else {
                    pause(unavailable);
                }
            }
        }
    }

    private void failLate(Pending pending) {
        fail(pending, new TimeoutException("the database or somebody who holds the till kept the sale waiting"), true);
    }

    private void fail(Pending pending, Throwable error, boolean unavailable) {
        boolean first = pending.future()
                .completeExceptionally(
                        unavailable
                                ? new DatabaseUnavailableException("the sale could not be written in time", error)
                                : error);
        if (first) {
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

    private void complete(List<Pending> pendings, List<SaleOutcome> outcomes) {
        for (int i = 0; i < pendings.size(); i++) {
            metrics.count(outcomes.get(i));
            pendings.get(i).future().complete(outcomes.get(i));
        }
    }

    private static List<SaleCommand> commands(List<Pending> pendings) {
        return pendings.stream().map(Pending::command).toList();
    }

    Clock clock() {
        return clock;
    }

    private record Pending(SaleCommand command, CompletableFuture<SaleOutcome> future, long deadlineNanos) {
        boolean isLate() {
            return System.nanoTime() - deadlineNanos > 0;
        }
    }
}
