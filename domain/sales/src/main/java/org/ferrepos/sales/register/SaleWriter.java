package org.ferrepos.sales.register;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
    private static final int ATTEMPTS_PER_SALE = 3;

    private final SalesPolicy policy;
    private final Clock clock;
    private final SaleBatch batch;
    private final SaleMetrics metrics;
    private final BlockingQueue<Pending> queue;
    private @Nullable Thread thread;
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

    /** Queues a sale; the stage completes when its outcome is certain. Never blocks. */
    CompletionStage<SaleOutcome> submit(SaleCommand command) {
        startOnce();
        Pending pending = new Pending(
                command,
                new CompletableFuture<>(),
                System.nanoTime() + policy.requestTimeout().toNanos());
        if (stopping || !queue.offer(pending)) {
            metrics.overloaded();
            return CompletableFuture.completedFuture(new SaleOutcome.Rejected(
                    Problem.of(CommonProblem.OVERLOADED).retryAfter(1)));
        }
        return pending.future();
    }

    private synchronized void startOnce() {
        if (thread == null && !stopping) {
            thread = Thread.ofPlatform().name("sale-writer").daemon(true).start(this::drain);
        }
    }

    /** Finishes what is queued, within a bound, and stops. */
    @PreDestroy
    void stop() {
        stopping = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null && !running.join(Duration.ofSeconds(10))) {
                LOG.warn("the sale writer did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        batch.close();
    }

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
                register(taken);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                taken.clear();
            }
        }
    }

    private void register(List<Pending> pendings) {
        long started = System.nanoTime();
        try {
            complete(pendings, batch.register(commands(pendings)));
            metrics.committed(pendings.size(), System.nanoTime() - started);
        } catch (Exception e) {
            LOG.debugf(e, "a batch of %d sales failed; each is tried alone", pendings.size());
            batch.reset();
            pendings.forEach(this::registerAlone);
        }
    }

    /** Repeats one sale until it has an outcome or its time is over; its id makes every repetition safe. */
    private void registerAlone(Pending pending) {
        for (int attempt = 1; ; attempt++) {
            try {
                complete(List.of(pending), batch.register(List.of(pending.command())));
                return;
            } catch (Exception e) {
                batch.reset();
                boolean unavailable = SqlErrors.isUnavailable(e);
                boolean late = System.nanoTime() > pending.deadlineNanos();
                if (late || (!unavailable && attempt >= ATTEMPTS_PER_SALE)) {
                    fail(pending, e, unavailable);
                    return;
                }
                pause(unavailable);
            }
        }
    }

    private void fail(Pending pending, Exception error, boolean unavailable) {
        metrics.failed();
        pending.future()
                .completeExceptionally(
                        unavailable
                                ? new DatabaseUnavailableException("the sale could not be written in time", error)
                                : error);
    }

    private static void pause(boolean longer) {
        try {
            Thread.sleep(longer ? PAUSE_AFTER_FAILURE.toMillis() : 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private record Pending(SaleCommand command, CompletableFuture<SaleOutcome> future, long deadlineNanos) {}
}
