package org.ferrepos.identity;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.platform.area.SettingsReader;
import org.ferrepos.platform.config.Secret;

/** How tokens are signed (HS256) and how long they live, as configured. Without a secret the program keeps one of its own. */
public record TokenPolicy(Optional<Secret> secret, Duration accessDuration, Duration refreshDuration, String issuer) {
    private static final int SHORTEST_SECRET_CHARS = 32;
    private static final String SECRET = "security.jwt.secret";
    private static final String REFRESH = "security.jwt.refresh_token_duration";

    static TokenPolicy read(SettingsReader reader) {
        Duration access =
                reader.duration("security.jwt.access_token_duration", Duration.ofMinutes(1), Duration.ofDays(7));
        Duration refresh = reader.duration(REFRESH, Duration.ofMinutes(1), Duration.ofDays(90));
        if (refresh.compareTo(access) < 0) {
            reader.reject(REFRESH, "no puede ser menor que security.jwt.access_token_duration");
        }
        reader.choice("security.jwt.algorithm", Map.of("HS256", "HS256"), "HS256");
        Optional<String> secret = reader.secretText(SECRET, SHORTEST_SECRET_CHARS);
        if (reader.isProduction() && secret.isEmpty()) {
            reader.reject(SECRET, "falta en producción");
        }
        return new TokenPolicy(secret.map(Secret::new), access, refresh, reader.text("security.jwt.issuer"));
    }
}
