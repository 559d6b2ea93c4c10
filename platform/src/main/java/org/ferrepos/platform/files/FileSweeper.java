package org.ferrepos.platform.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.jboss.logging.Logger;

/**
 * Removes what nobody needs: files whose time is over, uploads that broke off, content without a file; and finds files
 * whose content is gone, which it leaves to a person. Several processes may sweep at once.
 */
public final class FileSweeper {
    private static final Logger LOG = Logger.getLogger(FileSweeper.class);
    private static final int BATCH = 200;
    private static final int MAX_BATCHES = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final FileStore store;
    private final Database database;
    private final Clock clock;
    private final FileMetrics metrics;

    FileSweeper(FileStore store, Database database, Clock clock, FileMetrics metrics) {
        this.store = store;
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What one pass did. */
    public record Swept(long endedFiles, long contents, long unknownContents, long parts, long missing) {}

    /** One pass; each of its steps is bounded and the next pass goes on. */
    public Swept sweep() {
        Instant old = clock.instant().minus(store.settings().orphanGrace());
        Swept swept = new Swept(ended(old), released(), unknown(old), parts(old), missing());
        metrics.swept("file", swept.endedFiles());
        metrics.swept("content", swept.contents());
        metrics.swept("unknown_content", swept.unknownContents());
        metrics.swept("part", swept.parts());
        metrics.missing(swept.missing());
        return swept;
    }

    private long ended(Instant old) {
        Instant now = clock.instant();
        long all = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int deleted = database.inTransaction(handle -> FileRows.deleteEnded(handle, now, old, BATCH));
            all += deleted;
            if (deleted == 0) {
                return all;
            }
        }
        return all;
    }

    private long released() {
        long all = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            long removed = database.read(handle -> FileRows.unreferenced(handle, BATCH)).stream()
                    .filter(store::release)
                    .count();
            all += removed;
            if (removed == 0) {
                return all;
            }
        }
        return all;
    }

    /** Content that no row knows: the database was restored, or a process died between taking the row and committing. */
    private long unknown(Instant old) {
        List<Checksum> candidates = new ArrayList<>();
        try {
            store.contents().forEachOlderThan(old, checksum -> {
                if (candidates.size() < BATCH * MAX_BATCHES) {
                    candidates.add(checksum);
                }
            });
        } catch (IOException e) {
            LOG.warnf("the content of files could not be listed: %s", e.toString());
            return 0;
        }
        return candidates.stream().filter(this::removeUnknown).count();
    }

    private boolean removeUnknown(Checksum checksum) {
        // A row made for the moment keeps others from storing this content meanwhile.
        Instant now = clock.instant();
        try {
            return database.inTransaction(handle -> {
                if (!FileRows.takeUnknown(handle, checksum, now)) {
                    return false;
                }
                store.contents().remove(checksum);
                return FileRows.takeUnreferenced(handle, checksum);
            });
        } catch (IOException e) {
            LOG.warnf("content %s could not be removed: %s", checksum, e.toString());
            return false;
        }
    }

    private long parts(Instant old) {
        if (!Files.isDirectory(store.incoming())) {
            return 0;
        }
        long removed = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(store.incoming(), "*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old) && Files.deleteIfExists(part)) {
                    removed++;
                }
            }
        } catch (IOException e) {
            LOG.warnf("what is left of uploads could not be swept: %s", e.toString());
        }
        return removed;
    }

    private long missing() {
        long all = 0;
        UUID after = FIRST;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            UUID from = after;
            List<StoredFile> page = database.read(handle -> FileRows.page(handle, from, BATCH));
            for (StoredFile file : page) {
                try {
                    if (!store.contents().has(new Checksum(file.sha256()), file.bytes())) {
                        LOG.errorf("the content of file %s (%s) is gone or cut off", file.id(), file.name());
                        all++;
                    }
                } catch (IOException e) {
                    LOG.warnf("the content of files could not be looked for: %s", e.toString());
                    return all;
                }
            }
            if (page.size() < BATCH) {
                return all;
            }
            after = page.getLast().id();
        }
        return all;
    }
}
