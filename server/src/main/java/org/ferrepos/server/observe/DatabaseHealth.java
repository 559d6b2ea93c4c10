package org.ferrepos.server.observe;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.db.ReplicaState;

/** Ready means that the database answers now, on a new connection, within two seconds. */
@Readiness
@Singleton
final class DatabaseHealth implements HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long REUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final Database database;
    private final Instance<ReadDatabase> reads;
    private final boolean hasReplica;
    private boolean answered;
    private long askedAt = System.nanoTime() - 2 * REUSE_NANOS;

    @Inject
    DatabaseHealth(Database database, Instance<ReadDatabase> reads, Configuration configuration) {
        this.database = database;
        this.reads = reads;
        this.hasReplica = configuration.database().reads().replica().isPresent();
    }

    /** Many probes share one answer for half a second. */
    @Override
    public synchronized HealthCheckResponse call() {
        if (System.nanoTime() - askedAt > REUSE_NANOS) {
            answered = database.answers(TIMEOUT);
            askedAt = System.nanoTime();
        }
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database")
                .status(answered)
                .withData("connections_active", database.activeConnections())
                .withData("connections_max", database.maxConnections());
        if (hasReplica) {
            reads.get().replicaState().ifPresent(state -> tell(answer, state));
        }
        return answer.build();
    }

    /** Without the replica requests are answered nevertheless, so that the process stays ready. */
    private static void tell(HealthCheckResponseBuilder answer, ReplicaState state) {
        answer.withData("reads_from", state.used() ? "replica" : "primary");
        state.age().ifPresent(age -> answer.withData("replica_age_millis", age.toMillis()));
    }
}
