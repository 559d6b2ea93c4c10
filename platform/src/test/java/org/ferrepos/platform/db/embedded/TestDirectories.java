package org.ferrepos.platform.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives every test its own data directory; all lie beside one copy of the unpacked binaries. */
final class TestDirectories {

    private TestDirectories() {}

    static Path create() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "embedded-postgres")).toAbsolutePath(), "data ");
    }
}
