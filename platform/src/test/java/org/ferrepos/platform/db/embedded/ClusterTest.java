package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.ferrepos.platform.db.embedded.ServerLauncher.Up;
import org.junit.jupiter.api.Test;

class ClusterTest {

    @Test
    void interruptedCreationIsRedone() throws IOException {
        DataDirectory directory = DataDirectory.create(TestDirectories.create());
        Path interrupted = directory.createUnfinished();
        Files.createDirectories(interrupted.resolve("base/1"));
        Files.writeString(interrupted.resolve("PG_VERSION"), "18");
        Cluster cluster = new Cluster(directory, PostgresBinaries.unpack(directory), ServerAccount.detect());
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
        Cluster cluster = new Cluster(directory, PostgresBinaries.unpack(directory), ServerAccount.detect());
        assertThatThrownBy(cluster::ensure).hasMessageContaining("no contiene una base de datos completa");
        assertThat(precious).hasContent("rows");
        FileTree.delete(directory.root());
    }

    @Test
    void rootWithoutUserNamespacesHandsTheDataToAnUnprivilegedAccount() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path reachable = Files.createTempDirectory("ferrepos-");
        Files.setPosixFilePermissions(reachable, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            DataDirectory directory = DataDirectory.create(reachable.resolve("data"));
            ServerAccount account = ServerAccount.unprivileged();
            PostgresBinaries binaries = PostgresBinaries.unpack(directory);
            Cluster cluster = new Cluster(directory, binaries, account);
            ServerProbe probe = new ServerProbe(directory.pgdata(), cluster.ensure());
            Up up = new ServerLauncher(directory, binaries, account, probe)
                    .start(new PortChoice(directory, 0), Deadline.in(Duration.ofSeconds(20)));
            up.server().stop();
            assertThat(Files.getAttribute(directory.pgdata(), "unix:uid")).isEqualTo(account.userId());

            ServerAccount.detect().own(directory.pgdata());
            assertThat(Files.getAttribute(directory.pgdata(), "unix:uid")).isEqualTo(0);

            Files.setPosixFilePermissions(reachable, PosixFilePermissions.fromString("rwx------"));
            assertThatThrownBy(() -> account.requireAccess(directory.root())).hasMessageContaining("chmod o+x");
        } finally {
            FileTree.delete(reachable);
        }
    }
}
