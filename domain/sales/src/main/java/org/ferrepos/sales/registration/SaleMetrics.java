package org.ferrepos.sales.registration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ferrepos.sales.SaleView;

/** What the owner and the operator watch about sales. */
final class SaleMetrics {
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer commit;
    private final Counter overloaded;
    private final Counter failed;
    // A registry builds and sorts tags at every lookup; there are as many entries as branches.
    private final Map<String, BranchCounters> branches = new ConcurrentHashMap<>();

    SaleMetrics(MeterRegistry registry, Collection<?> queue) {
        this.registry = registry;
        Gauge.builder("ferre_pos_sale_writer_queue_depth", queue, Collection::size)
                .description("Sales that wait for a batch")
                .register(registry);
        this.batchSize = DistributionSummary.builder("ferre_pos_sale_writer_batch_size")
                .description("Sales per transaction")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        this.commit = Timer.builder("ferre_pos_sale_writer_commit")
                .description("Time from draining the queue to the commit of the batch")
                .register(registry);
        this.overloaded = rejected("OVERLOADED");
        this.failed = rejected("SERVICE_UNAVAILABLE");
    }

    void committed(int sales, long nanos) {
        batchSize.record(sales);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void overloaded() {
        overloaded.increment();
    }

    void failed() {
        failed.increment();
    }

    void count(SaleOutcome outcome) {
        switch (outcome) {
            case SaleOutcome.Registered(SaleView sale) -> {
                BranchCounters counters = branches.computeIfAbsent(
                        sale.branch() + ' ' + sale.currency(), key -> counters(sale.branch(), sale.currency()));
                counters.sales.increment();
                counters.revenue.increment((double) sale.total());
                if (sale.backdated() != null) {
                    counters.backdated.increment();
                }
            }
            case SaleOutcome.Repeated repeated ->
                registry.counter(
                                "ferre_pos_sales_repeated_total",
                                "branch",
                                repeated.sale().branch())
                        .increment();
            case SaleOutcome.Rejected rejected ->
                rejected(rejected.problem().code().name()).increment();
        }
    }

    private BranchCounters counters(String branch, String currency) {
        return new BranchCounters(
                registry.counter("ferre_pos_sales_total", "branch", branch),
                registry.counter("ferre_pos_sales_revenue_total", "branch", branch, "currency", currency),
                registry.counter("ferre_pos_sales_backdated_total", "branch", branch));
    }

    private record BranchCounters(Counter sales, Counter revenue, Counter backdated) {}

    private Counter rejected(String code) {
        return Counter.builder("ferre_pos_sales_rejected_total")
                .description("Sales that were refused, by code")
                .tag("code", code)
                .register(registry);
    }
}
