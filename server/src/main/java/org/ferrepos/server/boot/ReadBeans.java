package org.ferrepos.server.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.config.ReadSettings;
import org.ferrepos.platform.config.Secret;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.ReadDatabase;
import org.ferrepos.platform.db.ReplicaState;

/** Gives the areas their pool for long reads; made where something asks for it. */
@Singleton
public final class ReadBeans {

    @Produces
    @Singleton
    ReadDatabase readDatabase(Configuration configuration, Clock clock, MeterRegistry registry) {
        ReadSettings settings = configuration.database().reads();
        ConnectionSettings primary =
                Launch.current().connectionSettings().withMaxConnections(settings.maxConnections());
        ReadDatabase reads = ReadDatabase.open(
                primary,
                settings.replica()
                        .map(replica -> primary.to(
                                replica.jdbcUrl(),
                                replica.user(),
                                replica.password().map(Secret::reveal).orElse(""))),
                new ReadDatabase.Limits(settings.statementTimeout(), settings.maxReplicaAge()),
                clock);
        registry.gauge("ferre_pos_read_connections_active", reads, ReadDatabase::activeConnections);
        if (settings.replica().isPresent()) {
            measure(reads, registry);
        }
        return reads;
    }

    void close(@Disposes ReadDatabase reads) {
        reads.close();
    }

    private static void measure(ReadDatabase reads, MeterRegistry registry) {
        Gauge.builder("ferre_pos_read_replica_age_seconds", reads, ReadBeans::ageSeconds)
                .register(registry);
        FunctionCounter.builder(
                        "ferre_pos_read_fallbacks",
                        reads,
                        each -> each.replicaState().map(ReplicaState::fallbacks).orElse(0L))
                .register(registry);
    }

    private static double ageSeconds(ReadDatabase reads) {
        return reads.replicaState()
                .flatMap(ReplicaState::age)
                .map(age -> age.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
