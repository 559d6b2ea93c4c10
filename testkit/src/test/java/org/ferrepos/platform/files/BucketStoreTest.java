package org.ferrepos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ferrepos.platform.files.OpenResult.Damaged;
import org.ferrepos.platform.files.OpenResult.Opened;
import org.ferrepos.platform.files.StoreResult.Stored;
import org.ferrepos.platform.files.StoreResult.Unavailable;
import org.ferrepos.testkit.TestDatabase;
import org.jclouds.blobstore.domain.Blob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket of a real server: the same promises as in a directory, over a wire that breaks. */
final class BucketStoreTest {
    private static final BucketServer SERVER = new BucketServer();
    private static final FileKind KIND = new FileKind("test.upload", 1 << 24, Optional.empty(), Optional.empty());

    @TempDir
    private Path directory;

    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        SERVER.blobs().clearContainer(BucketServer.BUCKET);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatIsStoredIsReadBackAndDeleted() throws IOException {
        FileStore store = store(SERVER.settings());
        byte[] content = content(3_000_000);

        StoredFile one = stored(store, content);
        StoredFile two = stored(store, content);
        StoredFile empty = stored(store, new byte[0]);

        assertThat(read(store, one)).isEqualTo(content);
        assertThat(read(store, empty)).isEmpty();
        assertThat(objects()).isEqualTo(2);
        assertThat(leftovers()).isZero();

        store.delete(one.id());
        assertThat(read(store, two)).isEqualTo(content);
        store.delete(two.id());
        store.delete(empty.id());
        assertThat(objects()).isZero();
    }

    @Test
    void changedAndLostContentIsNeverServed() throws IOException {
        FileStore store = store(SERVER.settings());
        StoredFile file = stored(store, content(1000));
        String key = "tienda/1/" + file.sha256();

        Blob changed = SERVER.blobs().blobBuilder(key).payload(content(999)).build();
        SERVER.blobs().putBlob(BucketServer.BUCKET, changed);
        assertThat(store.open(file.id())).isInstanceOf(Damaged.class);

        SERVER.blobs().removeBlob(BucketServer.BUCKET, key);
        assertThat(store.open(file.id())).isInstanceOf(Damaged.class);
        assertThat(store.sweeper().sweep().missing()).isOne();
        assertThat(leftovers()).isZero();
    }

    @Test
    void aConnectionThatBreaksIsTriedAgainAndThenTold() throws IOException {
        try (CuttingProxy wire = new CuttingProxy(SERVER.port())) {
            FileStore store = store(SERVER.settings(wire.port(), BucketServer.BUCKET, "una-clave-de-prueba"));
            StoredFile file = stored(store, content(500_000));

            wire.cut(1, 100_000);
            assertThat(read(store, file)).isEqualTo(content(500_000));

            wire.cut(1000, 100_000);
            assertThat(store.open(file.id())).isInstanceOf(OpenResult.Unavailable.class);
            wire.cut(1000, 0);
            assertThat(store.store(NewFile.of(KIND, "x", "text/csv"), new ByteArrayInputStream(content(10))))
                    .isInstanceOf(Unavailable.class);
            wire.cut(0, 0);
            assertThat(read(store, file)).isEqualTo(content(500_000));
            assertThat(leftovers()).isZero();
        }
    }

    @Test
    void aWrongKeyAndAMissingBucketKeepNothing() throws IOException {
        FileStore wrongKey = store(SERVER.settings(SERVER.port(), BucketServer.BUCKET, "otra-clave-de-prueba"));
        FileStore noBucket = store(SERVER.settings(SERVER.port(), "ninguno", "una-clave-de-prueba"));

        for (FileStore store : new FileStore[] {wrongKey, noBucket}) {
            StoreResult result = store.store(NewFile.of(KIND, "x", "text/csv"), new ByteArrayInputStream(content(10)));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.reason())
                                    .containsAnyOf("SignatureDoesNotMatch", "NoSuchBucket"));
        }
        assertThat(objects()).isZero();
        assertThat(leftovers()).isZero();
    }

    @Test
    void contentThatNoRowKnowsIsSweptFromItsPrefixAlone() throws IOException {
        FileStore store = store(SERVER.settings());
        StoredFile known = stored(store, content(100));
        String unknown = Checksum.of(Checksum.digest()).hex();
        for (String key : new String[] {"tienda/1/" + unknown, "tienda/2/" + unknown, "tienda/1/leame.txt"}) {
            SERVER.blobs()
                    .putBlob(
                            BucketServer.BUCKET,
                            SERVER.blobs().blobBuilder(key).payload("x").build());
        }

        assertThat(store.sweeper().sweep().unknownContents()).isZero();
        FileStore later = FileStore.inBucket(
                test.database(),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(14)),
                new FileSettings(directory, 1 << 24, 1 << 24, 100, 0, Duration.ofMinutes(1)),
                new SimpleMeterRegistry(),
                SERVER.settings());

        assertThat(later.sweeper().sweep().unknownContents()).isOne();
        assertThat(objects()).isEqualTo(3);
        assertThat(read(store, known)).isEqualTo(content(100));
    }

    private FileStore store(BucketSettings bucket) {
        return FileStore.inBucket(
                test.database(),
                Clock.systemUTC(),
                FileSettings.defaults(directory),
                new SimpleMeterRegistry(),
                bucket);
    }

    private static StoredFile stored(FileStore store, byte[] content) throws IOException {
        StoreResult result = store.store(NewFile.of(KIND, "datos.csv", "text/csv"), new ByteArrayInputStream(content));
        assertThat(result).isInstanceOf(Stored.class);
        return ((Stored) result).file();
    }

    private static byte[] read(FileStore store, StoredFile file) throws IOException {
        OpenResult result = store.open(file.id());
        assertThat(result).isInstanceOf(Opened.class);
        try (InputStream content = ((Opened) result).content()) {
            return content.readAllBytes();
        }
    }

    private static long objects() {
        return SERVER.blobs().countBlobs(BucketServer.BUCKET);
    }

    private long leftovers() throws IOException {
        Path incoming = directory.resolve("incoming");
        if (!Files.isDirectory(incoming)) {
            return 0;
        }
        try (Stream<Path> parts = Files.list(incoming)) {
            return parts.count();
        }
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(11).nextBytes(content);
        return content;
    }
}
