package org.ferrepos.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.testkit.Budget;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;

/** How a test's JVM comes to the server of its run. */
public final class SharedServer {
    /** The process whose end is the end of the run; the launcher sets it around several Mavens. */
    private static final String OWNER_VARIABLE = "FERREPOS_TEST_OWNER";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private static @Nullable RunningServer joined;

    private SharedServer() {}

    /** The server, started when this is the first of the run that asks. */
    public static synchronized RunningServer join() {
        RunningServer server = joined;
        if (server == null) {
            ServerDirectory directory =
                    ServerDirectory.create(RunningProgram.root().resolve("target/test-postgres"));
            server = directory.locked(() -> {
                directory.addOwner(owner());
                return directory.kept().orElseGet(() -> start(directory));
            });
            joined = server;
        }
        return server;
    }

    private static RunningServer start(ServerDirectory directory) {
        Budget.count(Budget.Kind.SERVERS);
        try {
            Process keeper = new ProcessBuilder(keeperLine(directory))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(directory.log().toFile())
                    .start();
            Waiting.until(
                    START_TIMEOUT, () -> !keeper.isAlive() || directory.kept().isPresent());
            Optional<RunningServer> server = directory.kept();
            if (server.isEmpty()) {
                keeper.destroy();
                throw new IllegalStateException(
                        "the PostgreSQL of the tests did not start:\n" + Files.readString(directory.log()));
            }
            return server.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keeperLine(ServerDirectory directory) {
        String classPath = System.getProperty("java.class.path", "");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dferrepos.postgres.directory=" + RunningProgram.root().resolve("target/postgresql"),
                "-cp",
                // Surefire's own is a file that it deletes with its process.
                System.getProperty("surefire.test.class.path", classPath),
                ServerKeeper.class.getName(),
                directory.home().toString());
    }

    /** The Java process above this one, which is Maven or an editor; this one when there is none. */
    private static ProcessHandle owner() {
        String told = System.getenv(OWNER_VARIABLE);
        if (told != null && !told.isEmpty()) {
            return ProcessHandle.of(Long.parseLong(told)).orElseThrow();
        }
        ProcessHandle self = ProcessHandle.current();
        return Stream.iterate(self.parent(), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(process -> process.info()
                        .command()
                        .filter(line -> line.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElse(self);
    }
}
