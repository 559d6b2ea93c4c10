package org.ferrepos.testkit.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.db.embedded.RunningServer;

/** The process that keeps the server of a run: {@code ServerKeeper DIRECTORY}. Ends by itself. */
public final class ServerKeeper {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Pattern TEST_DATABASE = Pattern.compile("test_(\\d+)_\\d+");

    private ServerKeeper() {}

    public static void main(String... arguments) throws InterruptedException {
        ServerDirectory directory = ServerDirectory.create(Path.of(arguments[0]));
        if (RunningServer.find(directory.server()).isEmpty()) {
            // Without fsync, files that no server holds are not worth a recovery.
            directory.deleteServer();
        }
        EmbeddedPostgres server = EmbeddedPostgres.start(
                EmbeddedPostgresSettings.defaults(directory.server())
                        .withParameter("fsync", "off")
                        .withParameter("max_connections", "300"),
                System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-postgres"));
        dropLeftovers(server);
        directory.noteKeeper();
        while (!directory.locked(() -> endWhenUnused(directory, server))) {
            Thread.sleep(PAUSE);
        }
    }

    private static boolean endWhenUnused(ServerDirectory directory, EmbeddedPostgres server) {
        if (directory.isOwned()) {
            return false;
        }
        server.close();
        directory.deleteServer();
        return true;
    }

    /** Databases of tests whose process was killed, on a server that was taken over. */
    private static void dropLeftovers(EmbeddedPostgres server) {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            for (String name : databases(statement)) {
                Matcher test = TEST_DATABASE.matcher(name);
                if (test.matches()
                        && ProcessHandle.of(Long.parseLong(test.group(1))).isEmpty()) {
                    statement.execute("drop database if exists " + statement.enquoteIdentifier(name, true));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> databases(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select datname from pg_database where not datistemplate")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
