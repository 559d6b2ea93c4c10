package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.Optional;

/** The Redis or Valkey server to share state through. Without a host that state stays in the process. */
public record RedisSettings(
        Optional<String> host,
        int port,
        Optional<String> user,
        Optional<Secret> password,
        int database,
        boolean tls,
        int poolSize,
        int minIdleConnections,
        Duration dialTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration poolTimeout,
        Duration idleTimeout) {

    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    static RedisSettings read(MergedSettings reader) {
        int poolSize = reader.integer("redis.pool_size", 1, 1_000);
        int minIdle = reader.integer("redis.min_idle_conns", 0, 1_000);
        if (minIdle > poolSize) {
            reader.reject("redis.min_idle_conns", "no puede superar a redis.pool_size (" + poolSize + ")");
        }
        return new RedisSettings(
                reader.optionalText("redis.host"),
                reader.integer("redis.port", 1, 65_535),
                reader.optionalText("redis.user"),
                reader.secret("redis.password"),
                reader.integer("redis.db", 0, 15),
                reader.flag("redis.tls"),
                poolSize,
                minIdle,
                reader.duration("redis.dial_timeout", LEAST, MOST),
                reader.duration("redis.read_timeout", LEAST, MOST),
                reader.duration("redis.write_timeout", LEAST, MOST),
                reader.duration("redis.pool_timeout", LEAST, MOST),
                reader.duration("redis.idle_timeout", Duration.ofSeconds(1), Duration.ofDays(1)));
    }

    /** Whether shared state lives in this process alone. */
    public boolean isInProcess() {
        return host.isEmpty();
    }
}
