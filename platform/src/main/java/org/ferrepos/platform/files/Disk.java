package org.ferrepos.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ferrepos.platform.files.StoreResult.NoSpace;
import org.ferrepos.platform.files.StoreResult.Room;
import org.ferrepos.platform.files.StoreResult.Unavailable;

/** Tells a full disk from a broken one. */
final class Disk {
    /** Below this a failed write is taken for a full disk: file systems keep a rest that nobody can use. */
    private static final long REST_BYTES = 256 * 1024;

    private Disk() {}

    static boolean hasRoom(Path directory, long reserveBytes) throws IOException {
        return freeBytes(directory) > reserveBytes;
    }

    static long freeBytes(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** The system's sentence comes in the language of its locale, so the disk itself is asked as well. */
    static StoreResult failure(IOException failure, Path directory) {
        String sentence = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (sentence.contains("no space left") || sentence.contains("quota exceeded") || isFull(directory)) {
            return new NoSpace(Room.DISK);
        }
        return new Unavailable(failure.toString());
    }

    private static boolean isFull(Path directory) {
        try {
            return !hasRoom(directory, REST_BYTES);
        } catch (IOException e) {
            return false;
        }
    }
}
