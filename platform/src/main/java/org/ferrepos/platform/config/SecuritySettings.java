package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Browsers, encryption in transit and the key that seals values. */
public record SecuritySettings(CorsSettings cors, TlsSettings tls, Optional<Secret> encryptionKey) {

    private static final Pattern ENCRYPTION_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    static SecuritySettings read(MergedSettings reader, Path home) {
        Optional<Secret> encryptionKey = reader.secret("security.encryption_key");
        if (encryptionKey.isPresent()
                && !ENCRYPTION_KEY.matcher(encryptionKey.get().reveal()).matches()) {
            reader.reject("security.encryption_key", "debe tener 32 bytes escritos como 64 dígitos hexadecimales");
        }
        return new SecuritySettings(CorsSettings.read(reader), TlsSettings.read(reader, home), encryptionKey);
    }
}
