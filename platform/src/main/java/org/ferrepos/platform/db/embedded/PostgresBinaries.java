package org.ferrepos.platform.db.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of one PostgreSQL version. They lie in the data directory, or where the system property {@code
 * ferrepos.postgres.directory} says, for tests that start many servers; they appear there by rename once complete.
 */
record PostgresBinaries(Path home, String version) {

    private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(60);
    private static final int EXECUTABLE_BITS = 0111;
    private static final String SHARED_DIRECTORY = "ferrepos.postgres.directory";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    int majorVersion() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** Whether a running server of that version ("18.6") comes from binaries of this version ("18.6.0"). */
    boolean isVersion(String serverVersion) {
        return version.equals(serverVersion) || version.startsWith(serverVersion + ".");
    }

    static PostgresBinaries unpack(DataDirectory directory) {
        URL archive = archive();
        String version = filteredVersion();
        try {
            String name = "postgres-" + version + "-" + fingerprint(archive);
            Path home = parent(directory).resolve(name);
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresBinaries(home, version);
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "No se pudo desempaquetar PostgreSQL en " + directory.root()
                            + ": revise permisos y espacio en disco (80 MB).",
                    "PostgreSQL could not be unpacked in " + directory.root()
                            + ": check permissions and disk space (80 MB).",
                    failure);
        }
    }

    /** Where the programs of all versions lie. */
    static Path parent(DataDirectory directory) {
        String shared = System.getProperty(SHARED_DIRECTORY, "");
        try {
            return shared.isEmpty()
                    ? directory.root()
                    : Files.createDirectories(Path.of(shared)).toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL archive() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String resource = switch (machine) {
            case "Linux amd64" -> "postgres-linux-x86_64.txz";
            case "Linux aarch64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        URL archive = resource.isEmpty()
                ? null
                : PostgresBinaries.class.getClassLoader().getResource(resource);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "No hay PostgreSQL incluido para " + machine + "; configure una base de datos externa.",
                    "There is no embedded PostgreSQL for " + machine + "; configure an external database.");
        }
        return archive;
    }

    private static String filteredVersion() {
        Properties properties = new Properties();
        try (InputStream stream = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            properties.load(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties.getProperty("version", "");
    }

    /** Changes whenever the archive does, without reading all of it at each start. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        long checksum = 0;
        if (connection instanceof JarURLConnection inJar) {
            try (var jar = inJar.getJarFile()) {
                checksum = jar.getEntry(inJar.getEntryName()).getCrc();
            }
        } else {
            checksum = connection.getContentLengthLong();
            connection.getInputStream().close();
        }
        return Long.toHexString(checksum);
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Path fresh = Files.createTempDirectory(home.resolveSibling("").normalize(), ".unpacking-");
        try {
            extract(archive, fresh);
            FileTree.open(fresh);
            ExternalCommand.run(List.of("sync", "-f", fresh.toString()), SYNC_TIMEOUT);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            // Another program may have unpacked the same version in the meantime.
            if (!Files.isDirectory(home)) {
                throw failure;
            }
        } finally {
            FileTree.delete(fresh);
        }
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (InputStream compressed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & EXECUTABLE_BITS) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
