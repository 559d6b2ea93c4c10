package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How tokens are signed (HS256) and how long they live. Without a secret the program keeps one of its own. */
public record JwtSettings(
        Optional<Secret> secret, Duration accessTokenDuration, Duration refreshTokenDuration, String issuer) {

    private static final String REFRESH = "security.jwt.refresh_token_duration";

    static JwtSettings read(MergedSettings reader) {
        Duration access =
                reader.duration("security.jwt.access_token_duration", Duration.ofMinutes(1), Duration.ofDays(7));
        Duration refresh = reader.duration(REFRESH, Duration.ofMinutes(1), Duration.ofDays(90));
        if (refresh.compareTo(access) < 0) {
            reader.reject(REFRESH, "no puede ser menor que security.jwt.access_token_duration");
        }
        reader.choice("security.jwt.algorithm", Map.of("HS256", "HS256"), "HS256");
        return new JwtSettings(
                reader.secret("security.jwt.secret"), access, refresh, reader.text("security.jwt.issuer"));
    }
}
