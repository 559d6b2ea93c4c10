package org.ferrepos.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The signing secret of an installation that was given none: made once, kept beside the data, readable by its owner. */
final class OwnSecret {
    private static final int BYTES = 32;

    private OwnSecret() {}

    static String load(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "secret",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(random), StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no se pudo leer ni crear " + file, e);
        }
    }
}
