package org.ferrepos.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.jobs.JobKind;
import org.ferrepos.platform.jobs.JobKinds;
import org.ferrepos.platform.jobs.JobSettings;
import org.ferrepos.platform.outbox.OutboxSettings;
import org.ferrepos.platform.tables.TableLimits;

/** Gives the areas what they ask for: the database, the clock and their part of the configuration. */
@Singleton
public final class Beans {

    @Produces
    @Singleton
    Configuration configuration() {
        return Launch.current().configuration();
    }

    @Produces
    @Singleton
    Database database(MeterRegistry registry) {
        Database database = Database.open(Launch.current().connectionSettings());
        registry.gauge("ferre_pos_database_connections_active", database, Database::activeConnections);
        registry.gauge("ferre_pos_database_connections_max", database, Database::maxConnections);
        registry.gauge("ferre_pos_database_connections_waiting", database, Database::waitingThreads);
        return database;
    }

    @Produces
    @Singleton
    OutboxSettings outboxSettings(Configuration configuration) {
        return configuration.of(OutboxSettings.class);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    /** Ticks in microseconds, as the database keeps times: what is answered first is what is read back later. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Produces
    @Singleton
    JobSettings jobSettings(Configuration configuration) {
        return configuration.of(JobSettings.class);
    }

    /** Only what the running targets need is made; the bean of any other kind is not even asked for. */
    @Produces
    @Singleton
    JobKinds jobKinds(Instance<JobKind> kinds) {
        List<JobKind> here = new ArrayList<>();
        for (Class<? extends JobKind> type : Launch.current().targets().parts(JobKind.class)) {
            here.add(kinds.select(type).get());
        }
        return new JobKinds(here);
    }

    @Produces
    @Singleton
    TableLimits tableLimits(Configuration configuration) {
        return configuration.of(TableLimits.class);
    }
}
