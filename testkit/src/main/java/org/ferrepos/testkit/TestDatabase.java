package org.ferrepos.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.area.Areas;
import org.ferrepos.platform.crypto.AccessLog;
import org.ferrepos.platform.crypto.FieldCipher;
import org.ferrepos.platform.crypto.KeyRing;
import org.ferrepos.platform.crypto.MasterKey;
import org.ferrepos.platform.crypto.MasterKeys;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.jspecify.annotations.Nullable;

/**
 * A fresh, migrated database on a real PostgreSQL. The server is started once per JVM and shared by its tests; it keeps
 * nothing between runs, so that it may skip fsync, which the product never does.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final ConnectionSettings settings;
    private final Database database;

    private TestDatabase(ConnectionSettings settings) {
        this.settings = settings;
        this.database = Database.open(settings);
    }

    /** Creates a database with the migrations of the given areas and of all they stand on. */
    public static TestDatabase create(String... areas) {
        EmbeddedPostgres postgres = sharedServer();
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
        postgres.ensureDatabase(name);
        ConnectionSettings settings = new ConnectionSettings(
                postgres.jdbcUrl(name), postgres.user(), postgres.password(), 20, Duration.ofSeconds(20));
        List<String> wanted = new ArrayList<>(List.of(Area.PLATFORM));
        wanted.addAll(List.of(areas));
        Migrations.migrate(settings, Areas.ofThisProgram().closure(wanted));
        return new TestDatabase(settings);
    }

    public Database database() {
        return database;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** Seals with keys of this database. */
    public FieldCipher cipher() {
        return new FieldCipher(
                KeyRing.open(database, new MasterKeys(List.of(MasterKey.ofHex("5a".repeat(32)))), Clock.systemUTC()));
    }

    public AccessLog accessLog() {
        return new AccessLog(database, Clock.systemUTC());
    }

    /** Runs statements outside any pool, for set-up and for checks. */
    public void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static synchronized EmbeddedPostgres sharedServer() {
        EmbeddedPostgres running = server;
        if (running == null) {
            Path directory = Path.of(
                    "target",
                    "test-postgres",
                    Long.toString(ProcessHandle.current().pid()));
            running = EmbeddedPostgres.start(EmbeddedPostgresSettings.defaults(directory.toAbsolutePath())
                    .withParameter("fsync", "off")
                    .withParameter("max_connections", "300"));
            EmbeddedPostgres started = running;
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-test-postgres"));
            server = running;
        }
        return running;
    }
}
