package org.ferrepos.identity.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.ferrepos.platform.crypto.SecretStore;
import org.jboss.logging.Logger;

/** The secret that signs tokens where none is configured: one for all processes of a database, sealed in it. */
public final class OwnTokenSecret {
    private static final Logger LOG = Logger.getLogger(OwnTokenSecret.class);
    private static final String NAME = "jwt.secret";
    private static final int BYTES = 32;

    private OwnTokenSecret() {}

    /** Finds it, or makes it. */
    public static String find(Path dataDirectory, SecretStore secrets) {
        Path file = dataDirectory.resolve(NAME);
        String secret = secrets.findOrKeep(NAME, () -> ofBeforeOrFresh(file));
        try {
            // Versions before kept it there; sealed in the database it is enough.
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("delete %s by hand: the secret is kept sealed in the database now (%s)", file, e.getMessage());
        }
        return secret;
    }

    private static String ofBeforeOrFresh(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : fresh();
        } catch (IOException e) {
            throw new UncheckedIOException("no se pudo leer " + file, e);
        }
    }

    private static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
