package org.ferrepos.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
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
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.testkit.server.SharedServer;

/** A fresh, migrated database on the PostgreSQL of this run; dropped when closed. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final RunningServer server;
    private final String name;
    private final ConnectionSettings settings;
    private final Database database;

    private TestDatabase(RunningServer server, String name) {
        this.server = server;
        this.name = name;
        this.settings = Templates.settings(server, name);
        this.database = Database.open(settings);
    }

    /** Creates a database with the migrations of the given areas and of all they stand on. */
    public static TestDatabase create(String... areas) {
        Budget.count(Budget.Kind.DATABASES);
        RunningServer server = SharedServer.join();
        String name = newName();
        List<String> wanted = new ArrayList<>(List.of(Area.PLATFORM));
        wanted.addAll(List.of(areas));
        Templates.copy(server, name, Areas.ofThisProgram().closure(wanted));
        return new TestDatabase(server, name);
    }

    /** Creates a database without any migration. */
    public static TestDatabase empty() {
        Budget.count(Budget.Kind.DATABASES);
        RunningServer server = SharedServer.join();
        String name = newName();
        Templates.createEmpty(server, name);
        return new TestDatabase(server, name);
    }

    private static String newName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
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
        Templates.drop(server, name);
    }
}
