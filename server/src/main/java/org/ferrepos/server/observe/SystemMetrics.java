package org.ferrepos.server.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of the process under the guides' names: what it holds, and what it may hold. */
@Singleton
final class SystemMetrics {
    private static final Path STATUS = Path.of("/proc/self/statm");
    private static final Path CGROUP_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final long PAGE_BYTES = 4096;

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        long total = totalBytes();
        Gauge.builder("ferre_pos_system_memory_used_bytes", SystemMetrics::residentBytes)
                .description("Resident memory of this process")
                .register(registry);
        Gauge.builder("ferre_pos_system_memory_total_bytes", () -> total)
                .description("Memory this process may use: the container's limit, or the machine's memory")
                .register(registry);
    }

    private static long residentBytes() {
        try {
            return Files.exists(STATUS)
                    ? Long.parseLong(Files.readString(STATUS).split(" ", 3)[1]) * PAGE_BYTES
                    : Runtime.getRuntime().totalMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long totalBytes() {
        try {
            if (Files.isReadable(CGROUP_LIMIT)) {
                String limit = Files.readString(CGROUP_LIMIT).strip();
                if (!limit.equals("max")) {
                    return Long.parseLong(limit);
                }
            }
        } catch (IOException e) {
            // No limit can be read; the machine's memory is the bound then.
        }
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
    }
}
