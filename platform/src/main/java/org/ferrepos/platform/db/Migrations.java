package org.ferrepos.platform.db;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.platform.area.Area;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the database to the schema of this build, one area after the other, each after those it stands on. Every area
 * has a history of its own in its schema, so that the migrations of two areas may come in any order.
 */
public final class Migrations {
    private static final int CONNECT_RETRIES = 10;

    private Migrations() {}

    /** As below, where the role that migrates is the one that works. */
    public static int migrate(ConnectionSettings settings, List<Area> areas) {
        return migrate(settings, settings.user(), areas);
    }

    /**
     * Applies what is missing and returns how many migrations ran; the platform is the first of the areas.
     *
     * @param settings of the role that owns the schemas
     * @param application the role that works on them; gets what it needs and no more if it is another one
     */
    public static int migrate(ConnectionSettings settings, String application, List<Area> areas) {
        int executed = ground(settings, areas.getFirst());
        try (MigrationHistories histories = MigrationHistories.lock(settings)) {
            for (Area area : areas.subList(1, areas.size())) {
                if (area.schema().isPresent()) {
                    executed += migrate(settings, area, area.schema().get(), histories);
                }
            }
            histories.ensureRevisions(
                    areas.stream().filter(Area::hasRevision).map(Area::name).toList());
            List<String> schemas =
                    areas.stream().flatMap(area -> area.schema().stream()).toList();
            histories.publish(schemas);
            if (!application.equals(settings.user())) {
                histories.admit(application, schemas);
            }
        }
        return executed;
    }

    /** Makes the schema that the histories of new areas begin in, and waits for a server that is still starting. */
    private static int ground(ConnectionSettings settings, Area platform) {
        return flyway(settings, platform, MigrationHistories.Place.OF_PLATFORM)
                .createSchemas(true)
                // The first versions kept one history for all areas here; what is another's is handed over to it.
                .ignoreMigrationPatterns("*:missing", "*:future")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static int migrate(ConnectionSettings settings, Area area, String schema, MigrationHistories histories) {
        MigrationHistories.Place place = histories.placeOf(schema);
        if (place.isOfAllAreas()) {
            histories.handOver(
                    schema,
                    scripts(flyway(settings, area, MigrationHistories.Place.beginning(schema))
                            .load()));
            place = histories.placeOf(schema);
        }
        int executed = flyway(settings, area, place)
                .createSchemas(false)
                // A history begins in the platform's schema, which holds tables already.
                .baselineOnMigrate(place.isBeginning())
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
        histories.settle(schema);
        return executed;
    }

    private static FluentConfiguration flyway(ConnectionSettings settings, Area area, MigrationHistories.Place place) {
        return Flyway.configure(area.getClass().getClassLoader())
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:" + area.migrations())
                .defaultSchema(place.schema())
                .table(place.table())
                .connectRetries(CONNECT_RETRIES)
                .connectRetriesInterval((int) Duration.ofSeconds(3).toSeconds())
                .failOnMissingLocations(true);
    }

    /** Of a history that has not begun every script is still to come. */
    private static Set<String> scripts(Flyway flyway) {
        return Arrays.stream(flyway.info().pending())
                .map(MigrationInfo::getScript)
                .collect(Collectors.toSet());
    }
}
