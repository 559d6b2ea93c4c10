package org.ferrepos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ferrepos.platform.area.Area;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.Migrations;
import org.ferrepos.platform.db.embedded.RunningServer;

/**
 * Migrated databases to copy from: one per set of areas and content of their migrations, made by the first process that
 * needs it. Copying takes a tenth of the time of migrating.
 */
final class Templates {
    /** Names this lock among the advisory locks of the server. */
    private static final long LOCK = 0x7E57_DA7AL;

    private Templates() {}

    /** Creates the database as a copy of the template with these migrations. */
    static void copy(RunningServer server, String name, List<Area> areas) {
        String template = "template_" + digest(areas).substring(0, 20);
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, template)) {
                statement.execute("select pg_advisory_lock(" + LOCK + ")");
                if (!exists(connection, template)) {
                    make(server, statement, template, areas);
                }
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void createEmpty(RunningServer server, String name) {
        execute(server, "create database " + name);
    }

    static void drop(RunningServer server, String name) {
        execute(server, "drop database if exists " + name + " with (force)");
    }

    private static void execute(RunningServer server, String sql) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static ConnectionSettings settings(RunningServer server, String database) {
        return new ConnectionSettings(
                server.jdbcUrl(database), server.user(), server.password(), 20, Duration.ofSeconds(20));
    }

    /** Under another name until it is complete: a killed process leaves no half-migrated template. */
    private static void make(RunningServer server, Statement statement, String template, List<Area> areas)
            throws SQLException {
        Budget.count(Budget.Kind.TEMPLATES);
        String unfinished = template + "_unfinished";
        statement.execute("drop database if exists " + unfinished + " with (force)");
        statement.execute("create database " + unfinished);
        Migrations.migrate(settings(server, unfinished), areas);
        statement.execute("alter database " + unfinished + " rename to " + template);
    }

    private static Connection connect(RunningServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String digest(List<Area> areas) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Area area : areas) {
                if (area.schema().isPresent()) {
                    digest(digest, area.migrations());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void digest(MessageDigest digest, String migrations) throws IOException {
        for (URL folder : Collections.list(Templates.class.getClassLoader().getResources(migrations))) {
            digest(digest, URI.create(folder.toString()));
        }
    }

    private static void digest(MessageDigest digest, URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            digest(digest, Path.of(folder));
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            String inside = folder.toString();
            digest(digest, jar.getPath(inside.substring(inside.indexOf('!') + 1)));
        }
    }

    private static void digest(MessageDigest digest, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
