package org.ferrepos.e2e.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.RunningProgram;

/** The place of one test's program: an empty data directory, its database, a port that stays the same. */
public final class Installation {
    private static final String DATABASE = "ferre_pos";

    private Installation() {}

    /** An empty data directory for a test class. */
    public static Path empty(String name) {
        Path home = RunningProgram.root().resolve("e2e/target/e2e").resolve(name);
        try {
            if (Files.exists(home)) {
                try (Stream<Path> files = Files.walk(home)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(home).resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program with demonstration data on one port. */
    public static RunningProgram.Options options(Path data, int port) {
        RunningProgram.Options demo = RunningProgram.Options.demo(data);
        return new RunningProgram.Options(
                data, List.of("--port", Integer.toString(port)), demo.environment(), demo.javaOptions());
    }

    /** The program on one port, on a copy of the demonstration company. */
    public static RunningProgram.Options shop(Path data, int port) {
        RunningProgram.Options shop = RunningProgram.Options.shop(data);
        return new RunningProgram.Options(
                data, List.of("--port", Integer.toString(port)), shop.environment(), shop.javaOptions());
    }

    /** Process id of the embedded PostgreSQL. */
    public static long postmasterPid(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("pgdata/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded PostgreSQL, once it lives; after a kill its successor. */
    public static ProcessHandle awaitPostmaster(Path data, Duration longest) {
        AtomicReference<ProcessHandle> found = new AtomicReference<>();
        Waiting.until(longest, () -> {
            livingPostmaster(data).ifPresent(found::set);
            return found.get() != null;
        });
        return Objects.requireNonNull(found.get());
    }

    private static Optional<ProcessHandle> livingPostmaster(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("pgdata/postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException betweenTwoServers) {
            return Optional.empty();
        }
    }

    /** A connection to the database of the running program. */
    public static Connection connect(Path data) throws SQLException {
        RunningServer server = RunningServer.find(data).orElseThrow();
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), server.user(), server.password());
    }
}
