package org.ferrepos.platform.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {

    @Test
    void logStaysBounded(@TempDir Path directory) throws IOException {
        ServerLog log = new ServerLog(directory.resolve("postgres.log"));
        Files.writeString(log.file(), "first\nsecond\n");
        assertThat(log.tailSince(6)).isEqualTo("second");
        log.rotateIfLarge(100);
        assertThat(log.size()).isEqualTo(13);
        log.rotateIfLarge(10);
        assertThat(log.size()).isZero();
        assertThat(directory.resolve("postgres.log.1")).hasContent("first\nsecond\n");
        assertThat(log.tailSince(13)).isEmpty();
    }

    @Test
    void logTailKeepsTheLastLines(@TempDir Path directory) throws IOException {
        ServerLog log = new ServerLog(directory.resolve("postgres.log"));
        Files.writeString(log.file(), "ñ line\n".repeat(10_000) + "last\n");
        assertThat(log.tail()).endsWith("\nlast").hasLineCount(15);
    }

    @Test
    void postmasterFileOfACrashIsUnderstood(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        assertThat(PostmasterFile.read(file)).isEmpty();
        Files.writeString(file, "\0\0\0");
        assertThat(PostmasterFile.read(file)).isEmpty();
        Files.writeString(file, "42\n/data\n1\n5432\n\n127.0.0.1\n 1 1\nstarting\n");
        assertThat(PostmasterFile.read(file)).contains(new PostmasterFile(42, 5432, false));
        Files.writeString(file, "42\n/data\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n");
        assertThat(PostmasterFile.read(file)).contains(new PostmasterFile(42, 5432, true));
    }

    @Test
    void settingsRefuseWhatTheSupervisorDecides() {
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(Path.of("data"));
        assertThatThrownBy(() -> settings.withParameter("listen_addresses", "*"))
                .hasMessageContaining("listen_addresses");
        assertThatThrownBy(() -> settings.withParameter("a = 1\nport", "1")).hasMessageContaining("not a server");
        assertThatThrownBy(() -> settings.withParameter("work_mem", "1MB\nport = 1"))
                .hasMessageContaining("control character");
        assertThatThrownBy(() -> settings.withPort(70_000)).hasMessageContaining("70000");
    }
}
