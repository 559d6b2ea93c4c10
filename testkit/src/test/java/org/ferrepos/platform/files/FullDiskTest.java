package org.ferrepos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ferrepos.platform.files.StoreResult.NoSpace;
import org.ferrepos.platform.files.StoreResult.Room;
import org.ferrepos.platform.files.StoreResult.Stored;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a file system of 1 MiB in memory. Only root may mount one; others skip this. */
final class FullDiskTest {
    private static final FileKind KIND = new FileKind("test.upload", 1 << 24, Optional.empty(), Optional.empty());

    /** As the database keeps times. */
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    @TempDir
    private Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
        assumeTrue(mounted, "only root may mount a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", directory.toString()) || run("umount", "-l", directory.toString()))
                    .isTrue();
        }
    }

    @Test
    void aFullDiskRefusesLeavesNothingAndKeepsWhatIsThere() throws IOException {
        try (TestDatabase test = TestDatabase.create()) {
            FileSettings settings = new FileSettings(directory, 1 << 24, 1 << 24, 10, 0, Duration.ofHours(24));
            FileStore store = FileStore.inDirectory(test.database(), CLOCK, settings, new SimpleMeterRegistry());
            StoredFile kept = ((Stored) store(store, 400_000)).file();

            assertThat(store(store, 3_000_000)).isEqualTo(new NoSpace(Room.DISK));

            try (var parts = Files.list(directory.resolve("incoming"))) {
                assertThat(parts).isEmpty();
            }
            assertThat(store.open(kept.id())).isInstanceOfSatisfying(OpenResult.Opened.class, opened -> {
                assertThat(opened.file()).isEqualTo(kept);
                try (InputStream content = opened.content()) {
                    assertThat(content).hasBinaryContent(content(400_000));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(store(store, 300_000)).isInstanceOf(Stored.class);
        }
    }

    private static StoreResult store(FileStore store, int bytes) throws IOException {
        return store.store(
                NewFile.of(KIND, "a.bin", "application/octet-stream"), new ByteArrayInputStream(content(bytes)));
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
