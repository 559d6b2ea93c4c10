package org.ferrepos.platform.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Content in a directory: {@code content/ab/ab12…}. A file appears under its name whole or not at all. */
final class DirectoryContent implements ContentStore {
    private final Path directory;
    private final Path root;

    DirectoryContent(Path directory) {
        this.directory = directory;
        this.root = directory.resolve("content");
    }

    @Override
    public void put(Checksum checksum, Path arrived) throws IOException {
        Path place = place(checksum);
        Path folder = root.resolve(checksum.hex().substring(0, 2));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            synchronise(root);
            synchronise(directory);
        }
        // Also over an equal file: should that one be damaged, this heals it.
        Files.move(arrived, place, StandardCopyOption.ATOMIC_MOVE);
        synchronise(folder);
    }

    @Override
    public FileChannel read(Checksum checksum) throws IOException {
        return FileChannel.open(place(checksum), StandardOpenOption.READ);
    }

    @Override
    public boolean has(Checksum checksum, long bytes) throws IOException {
        try {
            return Files.size(place(checksum)) == bytes;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void remove(Checksum checksum) throws IOException {
        Files.deleteIfExists(place(checksum));
    }

    @Override
    public void forEachOlderThan(Instant time, Consumer<Checksum> seen) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path folder : folders) {
                tell(folder, time, seen);
            }
        }
    }

    private static void tell(Path folder, Instant time, Consumer<Checksum> seen) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional<Checksum> checksum = Checksum.named(file.getFileName().toString());
                if (checksum.isPresent() && isOlder(file, time)) {
                    seen.accept(checksum.get());
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant time) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            // Another process removed it in between.
            return false;
        }
    }

    private Path place(Checksum checksum) {
        return root.resolve(checksum.hex().substring(0, 2)).resolve(checksum.hex());
    }

    /** A new name in a directory is only safe once the directory itself is written. */
    private static void synchronise(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
