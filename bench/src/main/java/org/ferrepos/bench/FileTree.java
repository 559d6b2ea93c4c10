package org.ferrepos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Deletes directories of earlier runs. */
public final class FileTree {
    private FileTree() {}

    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.toList();
        }
        for (Path path : paths.reversed()) {
            Files.delete(path);
        }
    }
}
