package org.ferrepos.platform.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the process serves HTTPS itself, and with which files. The guides enable this in every process and still
 * probe plain HTTP, so HTTPS has a port of its own.
 */
public record TlsSettings(boolean enabled, int port, Optional<Path> certFile, Optional<Path> keyFile) {

    static TlsSettings read(MergedSettings reader, Path home) {
        TlsSettings settings = new TlsSettings(
                reader.flag("security.tls.enabled"),
                reader.integer("security.tls.port", 0, 65_535),
                reader.path("security.tls.cert_file", home),
                reader.path("security.tls.key_file", home));
        if (settings.enabled) {
            check(reader, "security.tls.cert_file", settings.certFile);
            check(reader, "security.tls.key_file", settings.keyFile);
        }
        return settings;
    }

    private static void check(MergedSettings reader, String key, Optional<Path> file) {
        if (file.isEmpty()) {
            reader.reject(key, "falta y security.tls.enabled es true");
        } else if (!Files.isReadable(file.get())) {
            reader.notice(key + ": no se puede leer " + file.get() + "; sin ese archivo no hay HTTPS en este proceso");
        }
    }

    /** Whether HTTPS can be served: enabled, with both files readable. */
    public boolean isServable() {
        return enabled
                && certFile.filter(Files::isReadable).isPresent()
                && keyFile.filter(Files::isReadable).isPresent();
    }
}
