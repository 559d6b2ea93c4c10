package org.ferrepos.platform.files;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.files.OpenResult.Damaged;
import org.ferrepos.platform.files.OpenResult.Opened;
import org.ferrepos.platform.files.OpenResult.Unavailable;
import org.ferrepos.platform.files.OpenResult.Unknown;
import org.ferrepos.platform.files.StoreResult.NoSpace;
import org.ferrepos.platform.files.StoreResult.Room;
import org.ferrepos.platform.files.StoreResult.Stored;
import org.ferrepos.platform.ids.Ids;
import org.jboss.logging.Logger;

/** Keeps files and hands them out again. Nothing is held in memory; several processes may share one store. */
public final class FileStore {
    private static final Logger LOG = Logger.getLogger(FileStore.class);
    private static final String INCOMING = "incoming";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Database database;
    private final Clock clock;
    private final FileSettings settings;
    private final ContentStore contents;
    private final FileMetrics metrics;

    FileStore(Database database, Clock clock, FileSettings settings, ContentStore contents, FileMetrics metrics) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.contents = contents;
        this.metrics = metrics;
    }

    /** A store in the directory of the settings. */
    public static FileStore inDirectory(Database database, Clock clock, FileSettings settings, MeterRegistry registry) {
        return new FileStore(
                database, clock, settings, new DirectoryContent(settings.directory()), new FileMetrics(registry));
    }

    /** A store in a bucket; the directory of the settings is used for what passes through. */
    public static FileStore inBucket(
            Database database, Clock clock, FileSettings settings, MeterRegistry registry, BucketSettings bucket) {
        ContentStore contents = new BucketContent(
                bucket, new BucketClient(bucket, clock), settings.directory().resolve(INCOMING));
        return new FileStore(database, clock, settings, contents, new FileMetrics(registry));
    }

    /**
     * Keeps what the stream gives until its end.
     *
     * @throws IOException where the stream breaks off; nothing is kept then
     */
    public StoreResult store(NewFile file, InputStream content) throws IOException {
        try (FileUpload upload = begin(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0 && upload.wants(); read = content.read(buffer)) {
                upload.accept(buffer, 0, read);
            }
            return upload.finish();
        }
    }

    /** Begins a file whose content the caller writes; what is not finished leaves nothing behind. */
    public FileUpload begin(NewFile file) {
        return new FileUpload(this, file, Math.min(file.kind().maxBytes(), settings.maxFileBytes()));
    }

    public Optional<StoredFile> find(UUID id) {
        Instant now = clock.instant();
        return database.read(handle -> FileRows.find(handle, id, now));
    }

    /** Opens a file after its whole content was compared with its checksum. */
    public OpenResult open(UUID id) {
        return find(id).map(this::open).orElseGet(Unknown::new);
    }

    /** Deletes a file, and its content where no other file has the same; false where there was none. */
    public boolean delete(UUID id) {
        Optional<Checksum> checksum = database.inTransaction(handle -> FileRows.delete(handle, id));
        checksum.ifPresent(this::release);
        return checksum.isPresent();
    }

    /** What removes files whose time is over, and what belongs to none. */
    public FileSweeper sweeper() {
        return new FileSweeper(this, database, clock, metrics);
    }

    FileSettings settings() {
        return settings;
    }

    ContentStore contents() {
        return contents;
    }

    Path incoming() {
        return settings.directory().resolve(INCOMING);
    }

    /** Gives arrived content its place: first a row that holds the content, then the content, then the row is whole. */
    StoreResult keep(NewFile file, Path arrived, Checksum checksum, long bytes) {
        Instant now = clock.instant();
        StoredFile stored = new StoredFile(
                Ids.next(),
                file.kind().name(),
                file.name(),
                file.contentType(),
                file.owner(),
                file.kind().permission(),
                bytes,
                checksum.hex(),
                now,
                file.kind().keep().map(now::plus));
        Optional<Room> lacking = database.inTransaction(handle -> {
            Optional<Room> found = FileRows.lacking(handle, stored, settings);
            if (found.isEmpty()) {
                FileRows.reserve(handle, stored);
            }
            return found;
        });
        if (lacking.isPresent()) {
            return refused(new NoSpace(lacking.get()));
        }
        try {
            contents.put(checksum, arrived);
        } catch (IOException e) {
            delete(stored.id());
            return refused(Disk.failure(e, settings.directory()));
        }
        if (!database.inTransaction(handle -> FileRows.complete(handle, stored.id()))) {
            return refused(new StoreResult.Unavailable("the file was swept while it arrived"));
        }
        metrics.stored(bytes);
        return new Stored(stored);
    }

    StoreResult refused(StoreResult refusal) {
        metrics.refused(refusal);
        if (refusal instanceof StoreResult.Unavailable unavailable) {
            LOG.warnf("a file could not be kept: %s", unavailable.reason());
        }
        return refusal;
    }

    void leftBehind(IOException failure) {
        LOG.warnf("what was left of an upload could not be removed: %s", failure.toString());
    }

    /** Removes content to which nothing refers; while it goes, a new reference to it waits. */
    boolean release(Checksum checksum) {
        try {
            return database.inTransaction(handle -> {
                if (!FileRows.takeUnreferenced(handle, checksum)) {
                    return false;
                }
                contents.remove(checksum);
                return true;
            });
        } catch (IOException e) {
            // Its row stays, and the sweeper tries again.
            LOG.warnf("content %s could not be removed: %s", checksum, e.toString());
            return false;
        }
    }

    private OpenResult open(StoredFile file) {
        Checksum checksum = new Checksum(file.sha256());
        try {
            FileChannel content = contents.read(checksum);
            boolean whole = false;
            try {
                whole = content.size() == file.bytes() && checksum.equals(Checksum.of(content));
            } finally {
                if (!whole) {
                    content.close();
                }
            }
            return whole
                    ? new Opened(file, Channels.newInputStream(content.position(0)))
                    : damaged(file, "its content was changed or cut off");
        } catch (NoSuchFileException e) {
            return damaged(file, "its content is gone");
        } catch (IOException e) {
            LOG.warnf("file %s could not be read: %s", file.id(), e.toString());
            return new Unavailable(file, e.toString());
        }
    }

    private Damaged damaged(StoredFile file, String reason) {
        metrics.damaged();
        LOG.errorf("file %s (%s) is not handed out: %s", file.id(), file.sha256(), reason);
        return new Damaged(file, reason);
    }
}
