package org.ferrepos.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;

/**
 * A second server that follows an embedded one by streaming replication. The embedded binaries lack pg_basebackup, so
 * the copy is taken as the manual tells for one's own tools: backup start, files, backup stop.
 */
public final class StreamingReplica {
    /** What a copy of a running server must leave out, or may. */
    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_dynshmem", "pg_stat_tmp");

    private StreamingReplica() {}

    /**
     * Copies the data of a running server and starts the copy as its standby.
     *
     * @param primary runs in the directory {@code primaryDirectory}
     */
    public static EmbeddedPostgres follow(
            EmbeddedPostgres primary, Path primaryDirectory, EmbeddedPostgresSettings settings) {
        Path data = settings.directory().resolve("pgdata");
        try (Connection connection =
                        DriverManager.getConnection(primary.jdbcUrl("postgres"), primary.user(), primary.password());
                Statement statement = connection.createStatement()) {
            Files.createDirectories(settings.directory());
            Files.copy(
                    primaryDirectory.resolve("pg.password"),
                    settings.directory().resolve("pg.password"));
            statement.execute("select pg_backup_start('replica', true)");
            copy(primaryDirectory.resolve("pgdata"), data);
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(data.resolve("backup_label"), label.getString(1));
            }
            Files.createDirectories(data.resolve("pg_wal/archive_status"));
            Files.createDirectories(data.resolve("pg_replslot"));
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=" + primary.user()
                            + " password=" + primary.password() + "'\nwal_retrieve_retry_interval = '200ms'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the primary server gave no copy", e);
        }
        return EmbeddedPostgres.start(settings);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_COPIED.contains(String.valueOf(directory.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(to.resolve(from.relativize(directory)));
                Files.setPosixFilePermissions(
                        to.resolve(from.relativize(directory)), PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(String.valueOf(file.getFileName()))) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException e) {
                        // Dropped while the copy was made; the log that is replayed knows.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
