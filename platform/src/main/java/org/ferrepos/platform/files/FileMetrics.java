package org.ferrepos.platform.files;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What the operator sees of the files. */
final class FileMetrics {
    private static final String PREFIX = "ferre_pos_files_";

    private final MeterRegistry registry;
    private final AtomicLong missing = new AtomicLong();

    FileMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge(PREFIX + "missing", missing);
    }

    void stored(long bytes) {
        registry.counter(PREFIX + "stored_total").increment();
        registry.counter(PREFIX + "stored_bytes_total").increment((double) bytes);
    }

    void refused(StoreResult refusal) {
        String reason = switch (refusal) {
            case StoreResult.Stored stored -> "none";
            case StoreResult.TooLarge large -> "too_large";
            case StoreResult.ChecksumMismatch mismatch -> "checksum";
            case StoreResult.NoSpace full -> "no_" + full.room().name().toLowerCase(Locale.ROOT);
            case StoreResult.Unavailable unavailable -> "unavailable";
        };
        registry.counter(PREFIX + "refused_total", "reason", reason).increment();
    }

    void damaged() {
        registry.counter(PREFIX + "damaged_total").increment();
    }

    void missing(long files) {
        missing.set(files);
    }

    void swept(String what, long count) {
        registry.counter(PREFIX + "swept_total", "what", what).increment((double) count);
    }
}
