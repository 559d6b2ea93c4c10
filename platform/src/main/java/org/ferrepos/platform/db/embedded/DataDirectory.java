package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The layout of the directory that holds one embedded database. */
record DataDirectory(Path root) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String UNFINISHED = "pgdata.unfinished-";

    static DataDirectory create(Path directory) {
        try {
            Files.createDirectories(directory);
            DataDirectory created = new DataDirectory(directory.toRealPath());
            if (Files.notExists(created.logFile())) {
                // The server logs statements, which only the owner may read.
                Files.createFile(created.logFile(), OWNER_ONLY);
            }
            return created;
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se puede crear el directorio de datos " + directory + ": revise los permisos.",
                    "The data directory " + directory + " cannot be created: check its permissions.",
                    failure);
        }
    }

    /** Lets the server's account through to its data; what else lies here only its owner may read. */
    void letPass() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(root);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(root, permissions);
            }
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se pueden cambiar los permisos de " + root + ".",
                    "The permissions of " + root + " cannot be changed.",
                    failure);
        }
    }

    Path pgdata() {
        return root.resolve("pgdata");
    }

    /** Where initdb works. Each attempt has its own, because initdb outlives a killed program for a moment. */
    Path createUnfinished() throws IOException {
        return Files.createTempDirectory(root, UNFINISHED);
    }

    /** What interrupted attempts left; no server ever ran on it, since it becomes {@link #pgdata} by rename first. */
    void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(root, UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                FileTree.delete(leftover);
            }
        } catch (DirectoryNotEmptyException stillWritten) {
            // By an initdb about to fail; the next start finishes the cleaning.
            return;
        }
    }

    Path passwordFile() {
        return root.resolve("pg.password");
    }

    /** The password of a role that works on the database but is not the server's owner. */
    Path passwordFile(String role) {
        return root.resolve("pg." + role + ".password");
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
        Files.createFile(fresh, OWNER_ONLY);
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
