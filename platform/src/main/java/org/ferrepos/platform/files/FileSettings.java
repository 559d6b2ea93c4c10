package org.ferrepos.platform.files;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Bounds of the files that are kept.
 *
 * @param directory where content and what is just arriving are kept; with a bucket only the latter
 * @param minFreeBytes what must stay free on that disk, for the database often lives on it too
 * @param orphanGrace how old what belongs to nothing must be before it is swept
 */
public record FileSettings(
        Path directory, long maxFileBytes, long maxTotalBytes, long maxFiles, long minFreeBytes, Duration orphanGrace) {

    private static final long MEBIBYTE = 1024L * 1024;

    public static FileSettings defaults(Path directory) {
        return new FileSettings(
                directory, 512 * MEBIBYTE, 20_480 * MEBIBYTE, 100_000, 512 * MEBIBYTE, Duration.ofHours(24));
    }

    public FileSettings {
        if (maxFileBytes < 1 || maxTotalBytes < maxFileBytes || maxFiles < 1 || minFreeBytes < 0) {
            throw new IllegalArgumentException("bounds of files that contradict each other");
        }
    }
}
