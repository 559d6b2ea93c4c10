package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server says of itself in {@code postmaster.pid}. */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty when there is no such file or when a crash left it without a process id. */
    static Optional<PostmasterFile> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException absentOrGone) {
            return Optional.empty();
        }
        long pid = number(lines, 0);
        if (pid <= 0) {
            return Optional.empty();
        }
        boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
        return Optional.of(new PostmasterFile(pid, (int) number(lines, PORT_LINE), ready));
    }

    private static long number(List<String> lines, int index) {
        if (index >= lines.size()) {
            return 0;
        }
        try {
            return Long.parseLong(lines.get(index).strip());
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }
}
