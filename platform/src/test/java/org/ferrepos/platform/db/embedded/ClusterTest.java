package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterTest {

    @Test
    void interruptedCreationIsRedone() throws IOException {
        DataDirectory directory = DataDirectory.create(TestDirectories.create());
        Path interrupted = directory.createUnfinished();
        Files.createDirectories(interrupted.resolve("base/1"));
        Files.writeString(interrupted.resolve("PG_VERSION"), "18");
        Cluster cluster = new Cluster(directory, PostgresBinaries.unpack(directory), ServerAccount.detect(directory));
        String password = cluster.ensure();
        assertThat(interrupted).doesNotExist();
        assertThat(directory.pgdata().resolve("global/pg_control")).exists();
        assertThat(cluster.ensure()).isEqualTo(password);
        FileTree.delete(directory.root());
    }

    @Test
    void incompleteDataOfUnknownOriginAreReportedNotDeleted() throws IOException {
        DataDirectory directory = DataDirectory.create(TestDirectories.create());
        Path precious = directory.pgdata().resolve("base/1/1259");
        Files.createDirectories(precious.resolveSibling("").normalize());
        Files.writeString(precious, "rows");
        Cluster cluster = new Cluster(directory, PostgresBinaries.unpack(directory), ServerAccount.detect(directory));
        assertThatThrownBy(cluster::ensure).hasMessageContaining("no contiene una base de datos completa");
        assertThat(precious).hasContent("rows");
        FileTree.delete(directory.root());
    }

    /** A server that ran as root in a user namespace left the data to root; no other file may be within its reach. */
    @Test
    void startedByRootItIsAnAccountThatReadsNothingButItsData() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path reachable = Files.createTempDirectory("ferrepos-");
        Files.setPosixFilePermissions(reachable, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(reachable.resolve("data"));
            assertRunsApart(settings);
            FileTree.changeOwner(settings.directory().resolve("pgdata"), 0, 0);
            Files.setPosixFilePermissions(settings.directory(), PosixFilePermissions.fromString("rwx------"));
            assertRunsApart(settings);
        } finally {
            FileTree.delete(reachable);
        }
    }

    /** As below the home of root: what is closed stays closed, the data alone are shown. */
    @Test
    void dataBelowAClosedDirectoryAreReachedByAViewOfTheirOwn() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path closed = Files.createTempDirectory("ferrepos-");
        try {
            Files.writeString(closed.resolve("secret"), "for root");
            Path data = Files.createDirectories(closed.resolve("shop/data"));
            // The programs of the tests lie elsewhere; those of an installation lie in the data directory.
            assertRunsApart(EmbeddedPostgresSettings.defaults(data));
            ServerAccount account = ServerAccount.unprivileged(data, data).orElseThrow();
            List<String> look = account.command(List.of("ls", closed + "/secret"));
            assertThat(ExternalCommand.run(look, Duration.ofSeconds(5))).isNotZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                    .isEqualTo("rwx------");
        } finally {
            FileTree.delete(closed);
        }
    }

    /** Twice: new data, and data that another account has left. */
    private static void assertRunsApart(EmbeddedPostgresSettings settings) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(settings)) {
            Path process = Path.of("/proc", Long.toString(postgres.pid()));
            assertThat(Files.getOwner(process).getName()).isNotEqualTo("root");
            assertThat(Files.readString(process.resolve("status"))).containsPattern("CapEff:\\s+0{16}\n");
            assertThat(Files.getOwner(settings.directory().resolve("pgdata"))).isEqualTo(Files.getOwner(process));
            ServerAccount account = ServerAccount.unprivileged(settings.directory(), settings.directory())
                    .orElseThrow();
            List<String> read = account.command(
                    List.of("cat", settings.directory().resolve("pg.password").toString()));
            assertThat(ExternalCommand.run(read, Duration.ofSeconds(5))).isNotZero();
            try (Connection connection = DriverManager.getConnection(
                            postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("create temp table seen (line text)");
                assertThatThrownBy(() -> statement.execute("copy seen from '/etc/shadow'"))
                        .hasMessageContaining("Permission denied");
            }
        }
    }

    @Test
    void whatTheServerLeavesAmongItsDataLeadsRootNowhere() throws Exception {
        DataDirectory directory = DataDirectory.create(TestDirectories.create());
        ServerAccount account = ServerAccount.detect(directory);
        Cluster cluster = new Cluster(directory, PostgresBinaries.unpack(directory), account);
        cluster.ensure();
        Path victim = Files.writeString(directory.root().resolve("victim"), "untouched");
        Path file = directory.pgdata().resolve("ferrepos.conf");
        Files.createSymbolicLink(file, victim);
        cluster.configure(Map.of("work_mem", "5MB"));
        assertThat(victim).hasContent("untouched");
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("work_mem = '5MB'");
        FileTree.delete(directory.root());
    }
}
