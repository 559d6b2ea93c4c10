package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to supervise one directory; the kernel gives it back when the program dies. */
final class DirectoryLock implements AutoCloseable {

    /**
     * Directories held by this program. Asked before the file is opened, because closing any channel of a file drops
     * every lock that the program has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock acquire(DataDirectory directory) {
        Path file = directory.lockFile();
        if (!HELD.add(file)) {
            throw taken(directory);
        }
        boolean acquired = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            acquired = channel.tryLock() != null;
            if (!acquired) {
                channel.close();
                throw taken(directory);
            }
            return new DirectoryLock(file, channel);
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede bloquear " + file + ": revise los permisos del directorio de datos.",
                    "The file " + file + " cannot be locked: check the permissions of the data directory.",
                    failure);
        } finally {
            if (!acquired) {
                HELD.remove(file);
            }
        }
    }

    private static EmbeddedPostgresException taken(DataDirectory directory) {
        return new EmbeddedPostgresException(
                "Otro Ferre-POS ya usa la base de datos de " + directory.root()
                        + ". Deténgalo primero o indique otro directorio de datos.",
                "Another Ferre-POS already runs the database in " + directory.root()
                        + ". Stop it first or use another data directory.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            // The lock goes with the channel either way.
            return;
        } finally {
            HELD.remove(file);
        }
    }
}
