package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tokens, browsers, encryption in transit, lock-out, and the two keys that are not passwords of a service. */
public record SecuritySettings(
        JwtSettings jwt,
        CorsSettings cors,
        TlsSettings tls,
        LoginSettings login,
        Optional<Secret> dashboardApiKey,
        Optional<Secret> encryptionKey) {

    private static final Pattern ENCRYPTION_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    static SecuritySettings read(MergedSettings reader, Path home) {
        Optional<Secret> encryptionKey = reader.secret("security.encryption_key");
        if (encryptionKey.isPresent()
                && !ENCRYPTION_KEY.matcher(encryptionKey.get().reveal()).matches()) {
            reader.reject("security.encryption_key", "debe tener 32 bytes escritos como 64 dígitos hexadecimales");
        }
        return new SecuritySettings(
                JwtSettings.read(reader),
                CorsSettings.read(reader),
                TlsSettings.read(reader, home),
                LoginSettings.read(reader),
                reader.secret("security.dashboard_api_key"),
                encryptionKey);
    }

    /** The dashboard's key, unless it is an example that everybody knows: where one does not stop the start, it opens nothing. */
    public Optional<Secret> usableDashboardApiKey() {
        return dashboardApiKey.filter(key -> !PublishedExamples.contains(key.reveal()));
    }
}
