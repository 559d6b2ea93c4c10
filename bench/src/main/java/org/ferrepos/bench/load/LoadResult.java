package org.ferrepos.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What a load saw: latencies in microseconds by kind of request, errors, and how long it took. */
public record LoadResult(Map<String, Histogram> latencies, long errors, Optional<String> firstError, Duration length) {
    public LoadResult {
        latencies = Map.copyOf(latencies);
    }

    public long count() {
        return latencies.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    public double perSecond() {
        return count() * 1e9 / length.toNanos();
    }

    /** Latencies of all kinds together. */
    public Histogram all() {
        Histogram sum = HttpLoad.newHistogram();
        latencies.values().forEach(sum::add);
        return sum;
    }

    /** A percentile in milliseconds. */
    public static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }
}
