package org.ferrepos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.embedded.RunningServer;

/** The embedded server of the measured program, seen from outside it. */
public record Postgres(RunningServer server, long postmaster, String database) {
    private static final String DATABASE = "ferre_pos";

    /** The server that runs on a data directory of the program. */
    public static Postgres of(Path data) {
        Path embedded = data.toAbsolutePath();
        RunningServer server = RunningServer.find(embedded)
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs on " + embedded));
        try {
            String pid = Files.readAllLines(embedded.resolve("pgdata/postmaster.pid"))
                    .getFirst();
            return new Postgres(server, Long.parseLong(pid.strip()), DATABASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another database of the same server. */
    public Postgres withDatabase(String other) {
        return new Postgres(server, postmaster, other);
    }

    public ConnectionSettings settings(int connections) {
        return new ConnectionSettings(
                server.jdbcUrl(database), server.user(), server.password(), connections, Duration.ofSeconds(20));
    }

    /** Runs statements that answer nothing. */
    public void execute(String sql) {
        ConnectionSettings settings = settings(1);
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Runs a query that answers one value. */
    public String ask(String sql) {
        ConnectionSettings settings = settings(1);
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long askNumber(String sql) {
        return Long.parseLong(ask(sql));
    }
}
