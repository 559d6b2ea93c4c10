package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file that the server and initdb append their messages to; never more than two files of bounded size. */
record ServerLog(Path file) {

    static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES = 16 * 1024;

    Redirect output() {
        return Redirect.appendTo(file.toFile());
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException absent) {
            return 0;
        }
    }

    /** The last lines written after the given position. */
    String tailSince(long position) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = Math.max(Math.min(position, channel.size()), channel.size() - TAIL_BYTES);
            ByteBuffer content = ByteBuffer.allocate(TAIL_BYTES);
            channel.read(content, start);
            String text = StandardCharsets.UTF_8.decode(content.flip()).toString();
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + file + ": " + unreadable.getMessage() + ")";
        }
    }

    String tail() {
        return tailSince(0);
    }

    /**
     * Copies a full log aside and empties it in place: the server appends to the open file and cannot be told to open
     * another. Lines written between the two steps are lost.
     */
    void rotateIfLarge(long maxBytes) throws IOException {
        if (size() <= maxBytes) {
            return;
        }
        Path previous = file.resolveSibling(file.getFileName() + ".1");
        Files.copy(file, previous, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
