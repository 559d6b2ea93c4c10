package org.ferrepos.platform.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.ferrepos.platform.files.StoreResult.ChecksumMismatch;
import org.ferrepos.platform.files.StoreResult.NoSpace;
import org.ferrepos.platform.files.StoreResult.Room;
import org.ferrepos.platform.files.StoreResult.TooLarge;
import org.ferrepos.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A file while its content comes. {@link #finish} says what became of it; closed before that, nothing of it is left. A
 * writer that goes on after the file was refused gets an {@link IOException}, and {@code finish} the reason.
 */
public final class FileUpload extends OutputStream {
    private static final long LOOK_AT_DISK_EVERY_BYTES = 8L * 1024 * 1024;

    private final FileStore store;
    private final NewFile file;
    private final long maxBytes;
    private final MessageDigest digest = Checksum.digest();
    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private @Nullable StoreResult result;
    private long bytes;
    private long lookAt;

    FileUpload(FileStore store, NewFile file, long maxBytes) {
        this.store = store;
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        accept(buffer, offset, length);
        if (!wants()) {
            throw new IOException("the file is not taken: " + result);
        }
    }

    /** Whether more content makes sense. */
    boolean wants() {
        return result == null;
    }

    /** Takes content; a refusal is kept for {@link #finish}. */
    void accept(byte[] buffer, int offset, int length) {
        if (result != null) {
            return;
        }
        if (bytes + length > maxBytes) {
            result = store.refused(new TooLarge(maxBytes));
            return;
        }
        try {
            FileChannel open = openedChannel();
            if (bytes >= lookAt) {
                lookAt = bytes + LOOK_AT_DISK_EVERY_BYTES;
                if (!Disk.hasRoom(store.incoming(), store.settings().minFreeBytes())) {
                    result = store.refused(new NoSpace(Room.DISK));
                    return;
                }
            }
            ByteBuffer content = ByteBuffer.wrap(buffer, offset, length);
            while (content.hasRemaining()) {
                bytes += open.write(content);
            }
            digest.update(buffer, offset, length);
        } catch (IOException e) {
            result = store.refused(Disk.failure(e, store.incoming()));
        }
    }

    /** Makes the file durable and known; may be asked again. */
    public StoreResult finish() {
        StoreResult known = result;
        if (known == null) {
            known = complete();
            result = known;
        }
        discard();
        return known;
    }

    @Override
    public void close() {
        if (result == null) {
            result = new StoreResult.Unavailable("closed before it was finished");
        }
        discard();
    }

    private StoreResult complete() {
        Checksum checksum = Checksum.of(digest);
        if (file.sha256().isPresent() && !file.sha256().get().equals(checksum.hex())) {
            return store.refused(new ChecksumMismatch(file.sha256().get(), checksum.hex()));
        }
        try {
            FileChannel open = openedChannel();
            open.force(true);
            open.close();
        } catch (IOException e) {
            return store.refused(Disk.failure(e, store.incoming()));
        }
        return store.keep(file, arrivedPath(), checksum, bytes);
    }

    private FileChannel openedChannel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Files.createDirectories(store.incoming());
            open = FileChannel.open(arrivedPath(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    private Path arrivedPath() {
        Path known = path;
        if (known == null) {
            known = store.incoming().resolve(Ids.next() + ".part");
            path = known;
        }
        return known;
    }

    private void discard() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What stays is swept once it is old enough.
            store.leftBehind(e);
        }
    }
}
