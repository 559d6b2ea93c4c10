package org.ferrepos.platform.http.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared buckets live.
 *
 * @param connectTimeout the longest wait for a new connection; nobody's call waits that long
 * @param commandTimeout the longest time a call may spend on Redis before this process decides alone
 * @param keyPrefix starts every key, so that several installations can share one Redis
 */
public record RedisLimiterSettings(Server server, Duration connectTimeout, Duration commandTimeout, String keyPrefix) {

    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(30);

    public RedisLimiterSettings {
        requireTimeout("connect", connectTimeout);
        requireTimeout("command", commandTimeout);
    }

    /**
     * One Redis or Valkey server.
     *
     * @param user null or empty for the server's default user
     * @param password null or empty for none
     * @param tls whether the connection is encrypted and the server's certificate checked
     */
    public record Server(
            String host,
            int port,
            int database,
            @Nullable String user,
            @Nullable String password,
            boolean tls) {

        public Server {
            if (host.isBlank()) {
                throw new IllegalArgumentException("redis.host must not be blank");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("redis.port must lie between 1 and 65535, not " + port);
            }
            if (database < 0) {
                throw new IllegalArgumentException("redis.database must not be negative: " + database);
            }
        }

        /** A server that asks for nothing. */
        static Server open(String host, int port) {
            return new Server(host, port, 0, null, null, false);
        }

        /** Leaves the password out: settings are logged at start. */
        @Override
        public String toString() {
            return "%s:%d/%d%s".formatted(host, port, database, tls ? " (TLS)" : "");
        }
    }

    private static void requireTimeout(String name, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "The Redis " + name + " timeout must lie between 1 ms and " + TIMEOUT_MAX + ", not " + timeout);
        }
    }
}
