package org.ferrepos.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How access and refresh tokens are made.
 *
 * @param secret key of the HS256 signature, at least 32 bytes
 */
public record TokenSettings(String secret, Duration accessDuration, Duration refreshDuration, String issuer) {
    private static final int MIN_SECRET_BYTES = 32;

    public TokenSettings {
        if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the JWT secret has fewer than " + MIN_SECRET_BYTES + " bytes");
        }
        if (!accessDuration.isPositive() || refreshDuration.compareTo(accessDuration) < 0) {
            throw new IllegalArgumentException("tokens need a duration, and refresh tokens at least as long a one");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[access=" + accessDuration + ", refresh=" + refreshDuration + ", issuer=" + issuer + "]";
    }
}
