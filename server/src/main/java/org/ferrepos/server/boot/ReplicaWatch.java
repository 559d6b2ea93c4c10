package org.ferrepos.server.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.ReadDatabase;

/** Knows how new the replica is, where one is configured. */
@Singleton
public final class ReplicaWatch implements BackgroundJob {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    private final boolean hasReplica;
    private final Instance<ReadDatabase> reads;
    private final Database database;

    @Inject
    ReplicaWatch(Configuration configuration, Instance<ReadDatabase> reads, Database database) {
        this.hasReplica = configuration.database().reads().replica().isPresent();
        this.reads = reads;
        this.database = database;
    }

    @Override
    public String name() {
        return "replica-watch";
    }

    @Override
    public Duration interval() {
        return hasReplica ? OFTEN : SELDOM;
    }

    @Override
    public void run() {
        if (hasReplica) {
            reads.get().watchReplica(database);
        }
    }
}
