package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;
import org.junit.jupiter.api.Test;

/** Starts, stops and refusals to start; whatever goes wrong is told in a sentence, never in a stack trace. */
class StartTest {
    /** Three seconds on an idle machine; here several programs share two cores. */
    private static final Duration SECOND_START = Duration.ofSeconds(45);

    private static final Duration REFUSAL = Duration.ofSeconds(90);

    @Test
    void existingDataServeTheirFirstSaleSoon() throws Exception {
        Path data = Installation.empty("start");
        RunningProgram.Options options = RunningProgram.Options.demo(data);
        try (RunningProgram first = RunningProgram.startUnderTest(options)) {
            System.out.printf("first start with demonstration data: %s%n", first.startDuration());
            assertThat(RunningServer.find(data).orElseThrow().isRoot())
                    .as("PostgreSQL with the rights of root")
                    .isFalse();
            try (Connection connection = Installation.connect(data)) {
                assertThat(count(connection, """
                        select count(*) from pg_stat_activity
                        where datname = 'ferre_pos' and usename <> 'ferrepos_app' and pid <> pg_backend_pid()"""))
                        .as("connections of the program as another role than its own")
                        .isZero();
            }
            assertRefused(up(options), "ya usa la base de datos");
            assertRefused(up(options(Installation.empty("start-port"), first.port())), Integer.toString(first.port()));
        }
        assertThat(RunningServer.find(data))
                .as("PostgreSQL after an orderly stop")
                .isEmpty();
        assertThat(data.resolve("pgdata/postmaster.pid")).doesNotExist();

        long begin = System.nanoTime();
        RunningProgram second = RunningProgram.startUnderTest(options);
        sell(second);
        Duration untilSale = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("second start: ready after %s, first sale after %s%n", second.startDuration(), untilSale);
        assertThat(untilSale).isLessThan(SECOND_START);
        second.kill();
        try (RunningProgram third = RunningProgram.startUnderTest(options)) {
            System.out.printf("start after a kill: %s%n", third.startDuration());
            sell(third);
        }
        assertThat(RunningServer.find(data)).isEmpty();
    }

    @Test
    void withoutDemonstrationNothingIsCreated() throws Exception {
        Path data = Installation.empty("start-no-demo");
        try (RunningProgram program = RunningProgram.startUnderTest(
                        RunningProgram.Options.demo(data).withArguments("--no-demo"));
                Connection connection = Installation.connect(data)) {
            assertThat(program.output()).doesNotContain("demostración");
            assertThat(count(connection, "select count(*) from identity.app_user"))
                    .isZero();
            assertThat(count(connection, "select count(*) from identity.branch"))
                    .isZero();
            assertThat(count(connection, "select count(*) from catalog.product"))
                    .isZero();
        }
    }

    @Test
    void portInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = Installation.empty("start-taken");
            assertRefused(up(options(data, taken.getLocalPort())), Integer.toString(taken.getLocalPort()));
            assertThat(RunningServer.find(data))
                    .as("PostgreSQL of a refused start")
                    .isEmpty();
            assertThat(data.resolve("pgdata")).doesNotExist();
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(Installation.empty("start-file"), "no directory");
        for (Path data : List.of(file, file.resolve("below"), Path.of("/proc/ferrepos"))) {
            Finished refused = up(RunningProgram.Options.demo(data));
            assertRefused(refused, data.toString());
            assertThat(refused.output()).contains("--data").doesNotContain("Exception");
            assertThat(refused.output().lines()).as(refused.output()).hasSizeLessThan(5);
        }
    }

    @Test
    void wrongCommandsAreExplained() {
        Path data = Installation.empty("start-wrong");
        Finished unknown = RunningProgram.run(
                new RunningProgram.Options(data, List.of("--sin-sentido"), Map.of(), List.of()), "up", "", REFUSAL);
        assertRefused(unknown, "--sin-sentido");
        for (String target : List.of("no_existe", "api_sync", "ml_service")) {
            Finished refused = RunningProgram.run(
                    RunningProgram.Options.demo(data).withArguments("--target", target), "up", "", REFUSAL);
            assertRefused(refused, "all, dashboard, agente_deposito, api_pos");
            assertThat(refused.output()).contains("--target").doesNotContain("ml_service,");
        }
    }

    private static RunningProgram.Options options(Path data, int port) {
        return Installation.options(data, port);
    }

    private static Finished up(RunningProgram.Options options) {
        return RunningProgram.run(options, "up", "", REFUSAL);
    }

    private static void assertRefused(Finished finished, String named) {
        System.out.println(finished.output());
        assertThat(finished.exitCode()).isNotZero();
        assertThat(finished.output()).contains(named).doesNotContain("\tat ").doesNotContain("Ferre-POS listo");
    }

    private static void sell(RunningProgram program) {
        Api.Answer answer = Api.at(program.baseUrl())
                .as("cajero")
                .post(
                        "/api/pos/ventas",
                        "{\"id\":\"" + Ids.next() + "\",\"branch\":\"SCL-01\",\"register\":\"SCL-01-C1\",\"items\":"
                                + "[{\"sku\":\"TAL-750\",\"quantity\":1}],\"payments\":[{\"method\":\"cash\",\"amount\":500000}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
