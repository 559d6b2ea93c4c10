package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(Path.of("unused"));

    @BeforeEach
    void chooseDirectory() throws IOException {
        settings = EmbeddedPostgresSettings.defaults(TestDirectories.create());
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        FileTree.delete(settings.directory());
    }

    @Test
    void firstStartGivesADurableServerWithTheParameters() throws Exception {
        try (EmbeddedPostgres postgres = start(settings.withParameter("work_mem", "5MB"))) {
            assertThat(query(postgres, "select 1")).isEqualTo("1");
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(query(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(query(postgres, "show work_mem")).isEqualTo("5MB");
            assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(query(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "select upper('ñandú')")).isEqualTo("ÑANDÚ");
            assertThat(sessionOf(postgres.pid())).isEqualTo(postgres.pid());
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(settings.directory().resolve("pg.password"))))
                    .isEqualTo("rw-------");
            postgres.ensureDatabase("sales");
            postgres.ensureDatabase("sales");
            assertThat(query(postgres, "select count(*) from pg_database where datname = 'sales'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void orderlyRestartKeepsDataPortAndPassword() throws Exception {
        EmbeddedPostgres first = start(settings);
        fill(first);
        first.close();
        assertThat(first.isAlive()).isFalse();
        try (EmbeddedPostgres second = start(settings)) {
            assertThat(query(second, "select name from kept")).isEqualTo("clavo 2\"");
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.password()).isEqualTo(first.password());
        }
        System.out.println("Warm start: " + events);
    }

    @Test
    void killedServerComesBackWithTheData() throws Exception {
        try (EmbeddedPostgres postgres = start(settings)) {
            fill(postgres);
            long before = postgres.pid();
            kill(before);
            awaitRestart(postgres, before);
            assertThat(query(postgres, "select name from kept")).isEqualTo("clavo 2\"");
            assertThat(events).anyMatch(event -> event.contains("is back on port " + postgres.port()));
        }
    }

    @Test
    void restartWaitsForWorkThatStillHoldsTheSharedMemory() throws Exception {
        try (EmbeddedPostgres postgres = start(settings)) {
            fill(postgres);
            long before = postgres.pid();
            Thread busy = Thread.ofPlatform().daemon().start(() -> countUp(postgres));
            Deadline deadline = Deadline.in(Duration.ofSeconds(5));
            String running = "select count(*) from pg_stat_activity where state = 'active' and query like 'do %'";
            while (query(postgres, running).equals("0") && !deadline.isPast()) {
                deadline.pause(Duration.ofMillis(10));
            }
            kill(before);
            awaitRestart(postgres, before);
            busy.join(Duration.ofSeconds(10));
            assertThat(query(postgres, "select name from kept")).isEqualTo("clavo 2\"");
            assertThat(events).anyMatch(event -> event.contains("still in use"));
        }
    }

    @Test
    void survivingServerIsTakenOverAndWatched() throws Exception {
        EmbeddedPostgres first = start(settings);
        fill(first);
        first.abandon();
        assertThat(first.isAlive()).isTrue();
        long begin = System.nanoTime();
        try (EmbeddedPostgres second = start(settings.withParameter("work_mem", "6MB"))) {
            System.out.println("Taken over after "
                    + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
            assertThat(second.pid()).isEqualTo(first.pid());
            assertThat(query(second, "select name from kept")).isEqualTo("clavo 2\"");
            kill(second.pid());
            awaitRestart(second, first.pid());
            assertThat(query(second, "show work_mem")).isEqualTo("6MB");
        }
    }

    @Test
    void survivingServerOnAnotherPortIsReplaced() throws Exception {
        EmbeddedPostgres first = start(settings);
        first.abandon();
        try (EmbeddedPostgres second = start(settings.withPort(PortChoice.isFree(19_311) ? 19_311 : 19_312))) {
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(first.isAlive()).isFalse();
        }
    }

    @Test
    void stalePostmasterFileDoesNotBlock() throws Exception {
        start(settings).close();
        Path file = settings.directory().resolve("pgdata/postmaster.pid");
        String rest = "\n/elsewhere\n1700000000\n5432\n\n127.0.0.1\n 1 1\nready   \n";
        for (String content : List.of("4194303" + rest, ProcessHandle.current().pid() + rest, "")) {
            Files.writeString(file, content);
            try (EmbeddedPostgres postgres = start(settings)) {
                assertThat(query(postgres, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void secondSupervisorIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = start(settings)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> start(settings))
                        .isInstanceOf(EmbeddedPostgresException.class)
                        .hasMessageContaining("Otro Ferre-POS")
                        .hasMessageContaining(settings.directory().toString());
            }
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void takenPortIsReplacedWhenChosenAndReportedWhenConfigured() throws Exception {
        EmbeddedPostgres first = start(settings);
        first.close();
        try (ServerSocket squatter = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(settings.withPort(squatter.getLocalPort())))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("El puerto " + squatter.getLocalPort());
            try (EmbeddedPostgres second = start(settings)) {
                assertThat(second.port()).isNotEqualTo(first.port());
                assertThat(query(second, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void brokenConfigurationIsExplainedWithTheLog() {
        assertThatThrownBy(() -> start(settings.withParameter("shared_buffers", "many")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("PostgreSQL no pudo iniciar")
                .hasMessageContaining("shared_buffers");
    }

    private EmbeddedPostgres start(EmbeddedPostgresSettings chosen) {
        return EmbeddedPostgres.start(chosen, events::add);
    }

    private static void awaitRestart(EmbeddedPostgres postgres, long before) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(15));
        while ((postgres.pid() == before || !postgres.isAlive()) && !deadline.isPast()) {
            deadline.pause(Duration.ofMillis(20));
        }
        assertThat(postgres.pid()).isNotEqualTo(before);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Keeps one server process too busy to notice that its parent died. */
    private static void countUp(EmbeddedPostgres postgres) {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            // By time and not by steps: it outlives the server for long enough on a machine of any speed.
            statement.execute("do $$ declare begun timestamptz := clock_timestamp(); begin"
                    + " while clock_timestamp() < begun + interval '3 s' loop end loop; end $$");
        } catch (SQLException serverGone) {
            return;
        }
    }

    private static void fill(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (name text); insert into kept values ('clavo 2\"')");
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
    }

    private static long sessionOf(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(status.substring(status.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
