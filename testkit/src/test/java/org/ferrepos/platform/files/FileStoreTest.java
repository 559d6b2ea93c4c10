package org.ferrepos.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ferrepos.platform.files.OpenResult.Damaged;
import org.ferrepos.platform.files.OpenResult.Opened;
import org.ferrepos.platform.files.OpenResult.Unknown;
import org.ferrepos.platform.files.StoreResult.ChecksumMismatch;
import org.ferrepos.platform.files.StoreResult.NoSpace;
import org.ferrepos.platform.files.StoreResult.Room;
import org.ferrepos.platform.files.StoreResult.Stored;
import org.ferrepos.platform.files.StoreResult.TooLarge;
import org.ferrepos.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a directory: whole or not at all, never served changed, gone with their last reference. */
final class FileStoreTest {
    private static final FileKind KIND =
            new FileKind("test.upload", 1024 * 1024, Optional.of(Duration.ofDays(1)), Optional.empty());

    @TempDir
    private Path directory;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-30T12:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TestDatabase test;
    private FileStore store;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        store = open(FileSettings.defaults(directory));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatIsStoredIsReadBack() throws IOException {
        byte[] content = content(300_000);

        StoredFile file = stored(content);

        assertThat(file.bytes()).isEqualTo(300_000);
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of().formatHex(Checksum.digest().digest(content)));
        assertThat(file.expiresAt()).contains(clock.instant().plus(Duration.ofDays(1)));
        assertThat(store.find(file.id())).contains(file);
        assertThat(read(file)).isEqualTo(content);
        assertThat(parts()).isEmpty();
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        StoredFile file = stored(new byte[0]);

        assertThat(file.bytes()).isZero();
        assertThat(read(file)).isEmpty();
    }

    @Test
    void aCutUploadLeavesNothing() {
        InputStream cut = new SequenceInputStream(new ByteArrayInputStream(content(200_000)), new BrokenStream());

        assertThatThrownBy(() -> store.store(newFile(), cut)).hasMessage("connection reset");
        assertNothingKept();
    }

    @Test
    void aWriterThatNeverFinishesLeavesNothing() throws IOException {
        try (FileUpload upload = store.begin(newFile())) {
            upload.write(content(100_000));
        }
        assertNothingKept();
    }

    @Test
    void whatAWriterFinishesIsKept() throws IOException {
        try (FileUpload upload = store.begin(newFile())) {
            upload.write('a');
            upload.write("bc".getBytes(UTF_8));
            assertThat(upload.finish()).isInstanceOf(Stored.class).isSameAs(upload.finish());
        }
        assertThat(contents()).hasSize(1);
    }

    @Test
    void otherContentThanPromisedIsRefused() throws IOException {
        String promised = HexFormat.of().formatHex(Checksum.digest().digest("other".getBytes(UTF_8)));

        StoreResult result = store.store(newFile().withChecksum(promised), bytes("this"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ChecksumMismatch.class,
                        mismatch -> assertThat(mismatch.promised()).isEqualTo(promised));
        assertNothingKept();
    }

    @Test
    void boundsHold() throws IOException {
        assertThat(store.store(newFile(), new ByteArrayInputStream(new byte[1024 * 1024 + 1])))
                .isEqualTo(new TooLarge(1024 * 1024));
        assertNothingKept();

        FileStore small = open(new FileSettings(directory, 1000, 1500, 3, 0, Duration.ofHours(24)));
        assertThat(small.store(newFile(), new ByteArrayInputStream(new byte[1001])))
                .isEqualTo(new TooLarge(1000));
        assertThat(small.store(newFile(), new ByteArrayInputStream(new byte[1000])))
                .isInstanceOf(Stored.class);
        assertThat(small.store(newFile(), new ByteArrayInputStream(content(600))))
                .isEqualTo(new NoSpace(Room.TOTAL_BYTES));
        // The same content needs no further bytes.
        assertThat(small.store(newFile(), new ByteArrayInputStream(new byte[1000])))
                .isInstanceOf(Stored.class);
        assertThat(small.store(newFile(), bytes("x"))).isInstanceOf(Stored.class);
        assertThat(small.store(newFile(), bytes("y"))).isEqualTo(new NoSpace(Room.FILES));
        assertThat(parts()).isEmpty();
    }

    @Test
    void theReserveOfTheDiskIsNotTouched() throws IOException {
        FileStore greedy = open(new FileSettings(directory, 1000, 1500, 3, Long.MAX_VALUE / 2, Duration.ofHours(24)));

        assertThat(greedy.store(newFile(), bytes("x"))).isEqualTo(new NoSpace(Room.DISK));
        assertNothingKept();
    }

    @Test
    void changedTruncatedAndLostContentIsNeverServed() throws IOException {
        StoredFile file = stored(content(100_000));
        Path place = contents().getFirst();

        byte[] changed = content(100_000);
        changed[99_999] ^= 1;
        Files.write(place, changed);
        assertThat(store.open(file.id())).isInstanceOf(Damaged.class);

        Files.write(place, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(store.open(file.id())).isInstanceOf(Damaged.class);

        Files.delete(place);
        assertThat(store.open(file.id())).isInstanceOf(Damaged.class);
        assertThat(registry.counter("ferre_pos_files_damaged_total").count()).isEqualTo(3);

        // Storing the same content again heals what was damaged.
        stored(content(100_000));
        assertThat(read(file)).isEqualTo(content(100_000));
    }

    @Test
    void sharedContentGoesWithItsLastFile() throws IOException {
        StoredFile one = stored(content(1000));
        StoredFile two = stored(content(1000));
        assertThat(contents()).hasSize(1);

        assertThat(store.delete(one.id())).isTrue();
        assertThat(store.open(one.id())).isEqualTo(new Unknown());
        assertThat(read(two)).isEqualTo(content(1000));

        assertThat(store.delete(two.id())).isTrue();
        assertThat(store.delete(two.id())).isFalse();
        assertThat(contents()).isEmpty();
    }

    @Test
    void whatHasExpiredIsGone() throws IOException {
        StoredFile file = stored(content(10));

        clock.forward(Duration.ofDays(1));

        assertThat(store.open(file.id())).isEqualTo(new Unknown());
    }

    /** Two stores, as two processes have them, put and delete the same content at once. */
    @Test
    void sameContentFromManySidesIsNeverLost() throws Exception {
        FileStore other = open(FileSettings.defaults(directory));
        byte[] content = content(5000);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<StoredFile>> work = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                FileStore mine = i % 2 == 0 ? store : other;
                boolean goes = i % 3 != 0;
                work.add(() -> {
                    StoredFile file = ((Stored) mine.store(newFile(), new ByteArrayInputStream(content))).file();
                    if (goes) {
                        assertThat(mine.delete(file.id())).isTrue();
                    } else {
                        assertThat(read(file)).isEqualTo(content);
                    }
                    return file;
                });
            }
            List<StoredFile> files = new ArrayList<>();
            for (Future<StoredFile> done : threads.invokeAll(work)) {
                files.add(done.get());
            }
            assertThat(contents()).hasSize(1);
            for (StoredFile file : files) {
                store.delete(file.id());
            }
        }
        assertNothingKept();
    }

    private FileStore open(FileSettings settings) {
        return FileStore.inDirectory(test.database(), clock, settings, registry);
    }

    private StoredFile stored(byte[] content) throws IOException {
        StoreResult result = store.store(newFile(), new ByteArrayInputStream(content));
        assertThat(result).isInstanceOf(Stored.class);
        return ((Stored) result).file();
    }

    private byte[] read(StoredFile file) throws IOException {
        OpenResult result = store.open(file.id());
        assertThat(result).isInstanceOf(Opened.class);
        try (InputStream content = ((Opened) result).content()) {
            return content.readAllBytes();
        }
    }

    private void assertNothingKept() {
        assertThat(contents()).isEmpty();
        assertThat(parts()).isEmpty();
        long rows = test.database()
                .read(handle -> handle.createQuery(
                                "select (select count(*) from platform.file) + (select count(*) from platform.file_content)")
                        .mapTo(Long.class)
                        .one());
        assertThat(rows).isZero();
    }

    private List<Path> contents() {
        return files(directory.resolve("content"));
    }

    private List<Path> parts() {
        return files(directory.resolve("incoming"));
    }

    private static List<Path> files(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static NewFile newFile() {
        return NewFile.of(KIND, "prueba.csv", "text/csv");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new java.util.Random(7).nextBytes(content);
        return content;
    }

    /** A connection that is reset. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
