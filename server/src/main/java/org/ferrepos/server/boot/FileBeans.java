package org.ferrepos.server.boot;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ferrepos.platform.config.Configuration;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.files.FileConfiguration;
import org.ferrepos.platform.files.FileStore;

/** Gives the areas the store of files that the configuration chooses. */
@Singleton
public final class FileBeans {

    @Produces
    @Singleton
    FileStore fileStore(Configuration configuration, Database database, Clock clock, MeterRegistry registry) {
        FileConfiguration files = configuration.of(FileConfiguration.class);
        return files.bucket()
                .map(bucket -> FileStore.inBucket(database, clock, files.settings(), registry, bucket))
                .orElseGet(() -> FileStore.inDirectory(database, clock, files.settings(), registry));
    }
}
