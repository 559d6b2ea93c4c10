package org.ferrepos.platform.http.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared buckets live.
 *
 * @param password null or empty for none
 * @param connectTimeout the longest wait for a new connection; nobody's call waits that long
 * @param commandTimeout the longest time a call may spend on Redis before this process decides alone
 * @param keyPrefix starts every key, so that several installations can share one Redis
 */
public record RedisLimiterSettings(
        String host,
        int port,
        @Nullable String password,
        int database,
        Duration connectTimeout,
        Duration commandTimeout,
        String keyPrefix) {

    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);

    public RedisLimiterSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("redis.host must not be blank");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("redis.port must lie between 1 and 65535, not " + port);
        }
        if (database < 0) {
            throw new IllegalArgumentException("redis.database must not be negative: " + database);
        }
        requireTimeout("connect", connectTimeout);
        requireTimeout("command", commandTimeout);
    }

    private static void requireTimeout(String name, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "The Redis " + name + " timeout must lie between 1 ms and " + TIMEOUT_MAX + ", not " + timeout);
        }
    }

    /** Leaves the password out: settings are logged at start. */
    @Override
    public String toString() {
        return "RedisLimiterSettings[%s:%d/%d, connect %s, command %s, prefix %s]"
                .formatted(host, port, database, connectTimeout, commandTimeout, keyPrefix);
    }
}
