package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;

/** A first start that is killed again and again still ends in a complete demonstration company. */
class InterruptedDemoTest {
    private static final long SEED = Long.getLong("ferrepos.seed", System.nanoTime());
    private static final int KILLS = 4;

    @Test
    void firstStartIsKilledAtAnyMoment() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path data = Installation.empty("start-interrupted");
        Path log = data.resolveSibling("killed.log");
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = first(data, log);
            // From when the database answers, so that the kills fall between migrations and the last step.
            boolean answering = awaitOutput(process, log, kill + 1);
            if (answering) {
                process.waitFor(random.nextLong(200, 4_000), TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        RunningProgram.Options options = RunningProgram.Options.demo(data);
        try (RunningProgram program = RunningProgram.startUnderTest(options);
                Connection connection = Installation.connect(data);
                Statement statement = connection.createStatement()) {
            assertThat(count(statement, "identity.app_user"))
                    .as("users, seed " + SEED)
                    .isEqualTo(9);
            assertThat(count(statement, "sales.till where session_id is not null"))
                    .isEqualTo(12);
            assertThat(count(statement, "catalog.product")).isGreaterThanOrEqualTo(1_500);
            assertThat(count(statement, "(select distinct product_id from stock.balance where on_hand > 0) b"))
                    .isGreaterThanOrEqualTo(1_500);
            assertThat(Files.readString(log) + program.output()).contains("  admin  ");
        }
    }

    private static Process first(Path data, Path log) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dferrepos.home=" + data.getParent(),
                        "-jar",
                        RunningProgram.root()
                                .resolve("server/target/quarkus-app/quarkus-run.jar")
                                .toString(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean awaitOutput(Process process, Path log, int times) throws Exception {
        for (int i = 0; i < 6_000 && process.isAlive(); i++) {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            if (lines.stream().filter(line -> line.contains("answers on port")).count() >= times) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
