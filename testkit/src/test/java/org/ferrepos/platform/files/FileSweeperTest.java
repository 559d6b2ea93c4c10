package org.ferrepos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ferrepos.platform.files.FileSweeper.Swept;
import org.ferrepos.platform.files.StoreResult.Stored;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeping takes what nobody needs, in both directions, and nothing else. */
final class FileSweeperTest {
    private static final FileKind KIND =
            new FileKind("test.upload", 1 << 20, Optional.of(Duration.ofDays(30)), Optional.empty());
    private static final FileKind SHORT =
            new FileKind("test.short", 1 << 20, Optional.of(Duration.ofDays(1)), Optional.empty());

    @TempDir
    private Path directory;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-30T12:00:00Z"));
    private TestDatabase test;
    private FileStore store;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = FileStore.inDirectory(
                test.database(), clock, FileSettings.defaults(directory), new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void filesGoWhenTheirTimeIsOver() throws IOException {
        stored(SHORT, "one");
        StoredFile two = stored(KIND, "two");
        stored(SHORT, "two");

        clock.forward(Duration.ofDays(2));

        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(2, 1, 0, 0, 0));
        assertThat(store.open(two.id())).isInstanceOf(OpenResult.Opened.class);
        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(0, 0, 0, 0, 0));
    }

    /** A process that died after its row and before its content, or after both, leaves a row that never got whole. */
    @Test
    void whatNeverGotWholeGoesAfterItsGrace() throws IOException {
        stored(KIND, "one");
        test.execute("update platform.file set complete = false");

        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(0, 0, 0, 0, 0));
        clock.forward(Duration.ofDays(2));
        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(1, 1, 0, 0, 0));
        assertThat(Files.exists(directory.resolve("incoming"))).isTrue();
    }

    @Test
    void contentAndPartsThatBelongToNothingGoAfterTheirGrace() throws IOException {
        StoredFile known = stored(KIND, "one");
        String unknown = Checksum.of(Checksum.digest()).hex();
        Path content =
                directory.resolve("content").resolve(unknown.substring(0, 2)).resolve(unknown);
        Files.createDirectories(content.getParent());
        Files.writeString(content, "");
        Path foreign = Files.writeString(content.resolveSibling("leame.txt"), "of somebody else");
        Path part = Files.writeString(directory.resolve("incoming/x.part"), "half");
        for (Path path : new Path[] {content, foreign, part}) {
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
        }

        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(0, 0, 0, 0, 0));
        clock.forward(Duration.ofDays(2));
        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(0, 0, 1, 1, 0));
        assertThat(foreign).exists();
        assertThat(store.open(known.id())).isInstanceOf(OpenResult.Opened.class);
    }

    @Test
    void lostContentIsCountedAndItsRowKept() throws IOException {
        StoredFile file = stored(KIND, "one");
        Files.delete(directory
                .resolve("content")
                .resolve(file.sha256().substring(0, 2))
                .resolve(file.sha256()));

        assertThat(store.sweeper().sweep()).isEqualTo(new Swept(0, 0, 0, 0, 1));
        assertThat(store.find(file.id())).isPresent();
    }

    private StoredFile stored(FileKind kind, String content) throws IOException {
        StoreResult result = store.store(
                NewFile.of(kind, "a.txt", "text/plain"),
                new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return ((Stored) result).file();
    }
}
