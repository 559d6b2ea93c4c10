package org.ferrepos.platform.db;

import java.time.Duration;
import java.util.List;
import org.ferrepos.platform.area.Area;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the database to the schema of this build; each area keeps its own migrations in {@code db/migration/<area>}. */
public final class Migrations {
    private static final int CONNECT_RETRIES = 10;

    private Migrations() {}

    /** Applies what is missing and returns how many migrations ran. */
    public static int migrate(ConnectionSettings settings, List<Area> areas) {
        MigrateResult result = Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations(areas.stream()
                        .filter(area -> area.schema().isPresent())
                        .map(area -> "classpath:" + area.migrations())
                        .toArray(String[]::new))
                .defaultSchema("platform")
                .createSchemas(true)
                .table("schema_history")
                .connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval((int) Duration.ofSeconds(3).toSeconds())
                .failOnMissingLocations(true)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }
}
