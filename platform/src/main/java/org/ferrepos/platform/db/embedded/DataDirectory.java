package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The layout of the directory that holds one embedded database. */
record DataDirectory(Path root) {

    static DataDirectory create(Path directory) {
        try {
            Files.createDirectories(directory);
            return new DataDirectory(directory.toRealPath());
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede crear el directorio de datos " + directory + ": revise los permisos.",
                    "The data directory " + directory + " cannot be created: check its permissions.",
                    failure);
        }
    }

    Path pgdata() {
        return root.resolve("pgdata");
    }

    /** Where initdb works; becomes {@link #pgdata} by rename, so no server ever ran on it. */
    Path unfinished() {
        return root.resolve("pgdata.unfinished");
    }

    Path passwordFile() {
        return root.resolve("pg.password");
    }

    Path portFile() {
        return root.resolve("pg.port");
    }

    Path lockFile() {
        return root.resolve("pg.lock");
    }

    Path logFile() {
        return root.resolve("postgres.log");
    }

    Path postmasterFile() {
        return pgdata().resolve("postmaster.pid");
    }

    Optional<String> readText(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Replaces a small file so that a power cut leaves the old or the new content, readable by the owner alone. */
    void writeText(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer content = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file.resolveSibling("").normalize());
    }

    static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
