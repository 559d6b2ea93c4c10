package org.ferrepos.sales.registration;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.stock.StockOperations;
import org.jspecify.annotations.Nullable;

/**
 * Registers sales by group commit: requests wait in a bounded queue, a few threads drain it into transactions of many
 * sales. Each sale keeps an outcome of its own. An acknowledged sale is on disk; a request that is repeated with its id
 * finds what was registered, so a lost answer or a broken connection never doubles a sale.
 */
@Singleton
public final class SaleWriter {
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final SalesPolicy policy;
    private final SaleMetrics metrics;
    private final BlockingQueue<PendingSale> queue;
    private final List<SaleLane> lanes;
    private @Nullable Thread watch;
    private volatile boolean stopping;

    @Inject
    SaleWriter(
            Database database,
            BranchDirectory branches,
            SellableProducts products,
            SaleReader reader,
            Outbox outbox,
            SalesPolicy policy,
            MeterRegistry registry,
            Clock clock) {
        this.policy = policy;
        this.queue = new ArrayBlockingQueue<>(policy.queueCapacity());
        this.metrics = new SaleMetrics(registry, queue);
        SaleBatch.Parts parts =
                new SaleBatch.Parts(database, branches, products, new StockOperations(), reader, outbox);
        this.lanes = IntStream.rangeClosed(1, policy.writers())
                .mapToObj(number -> new SaleLane(
                        "sale-writer-" + number,
                        queue,
                        new SaleBatch(parts, policy, clock),
                        metrics,
                        policy.batchSize()))
                .toList();
    }

    /** Queues a sale; the stage completes when its outcome is certain, or when its time is over. Never blocks. */
    CompletionStage<SaleOutcome> submit(SaleCommand command) {
        startOnce();
        PendingSale pending = new PendingSale(
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
        if (watch == null && !stopping) {
            lanes.forEach(SaleLane::start);
            watch = Thread.ofPlatform().name("sale-watch").daemon(true).start(this::answerLate);
        }
    }

    /** Finishes what is queued, within a bound, and stops. */
    @PreDestroy
    void stop() {
        stopping = true;
        Thread watching;
        synchronized (this) {
            watching = watch;
        }
        lanes.forEach(SaleLane::stopWhenEmpty);
        try {
            for (SaleLane lane : lanes) {
                lane.awaitEnd(STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (watching != null) {
            watching.interrupt();
        }
    }

    /** Answers in time what a stuck database keeps waiting; such a sale is repeated by its sender, with its id. */
    private void answerLate() {
        try {
            while (true) {
                Thread.sleep(WATCH_INTERVAL);
                lanes.forEach(lane -> lane.inFlight().forEach(this::failIfLate));
                for (PendingSale pending : queue) {
                    if (!failIfLate(pending)) {
                        break;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean failIfLate(PendingSale pending) {
        if (!pending.isLate()) {
            return false;
        }
        if (pending.failLate()) {
            metrics.failed();
        }
        return true;
    }
}
