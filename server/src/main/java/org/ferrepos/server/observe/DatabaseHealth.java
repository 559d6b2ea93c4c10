package org.ferrepos.server.observe;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.ferrepos.platform.db.Database;

/** Ready means that the database answers now, on a new connection, within two seconds. */
@Readiness
@Singleton
final class DatabaseHealth implements HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long REUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final Database database;
    private boolean answered;
    private long askedAt = System.nanoTime() - 2 * REUSE_NANOS;

    @Inject
    DatabaseHealth(Database database) {
        this.database = database;
    }

    /** Many probes share one answer for half a second. */
    @Override
    public synchronized HealthCheckResponse call() {
        if (System.nanoTime() - askedAt > REUSE_NANOS) {
            answered = database.answers(TIMEOUT);
            askedAt = System.nanoTime();
        }
        return HealthCheckResponse.named("database")
                .status(answered)
                .withData("connections_active", database.activeConnections())
                .withData("connections_max", database.maxConnections())
                .build();
    }
}
