package org.ferrepos.platform.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Where content lies, by its checksum. Putting and removing may be repeated; other processes may use it too. */
interface ContentStore {

    /** Takes over a closed, synchronised file; on return its content survives a loss of power. */
    void put(Checksum checksum, Path arrived) throws IOException;

    /**
     * The content, not yet compared with its checksum.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    FileChannel read(Checksum checksum) throws IOException;

    /** Whether content of this length is there. */
    boolean has(Checksum checksum, long bytes) throws IOException;

    void remove(Checksum checksum) throws IOException;

    /** Tells all content that has not changed since then. */
    void forEachOlderThan(Instant time, Consumer<Checksum> seen) throws IOException;
}
