package org.ferrepos.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What long reads may cost, such as figures and reports, and the replica they go to instead of the primary server. */
public record ReadSettings(
        Optional<Replica> replica, int maxConnections, Duration statementTimeout, Duration maxReplicaAge) {

    private static final String URL = "database.read.url";

    /** A server that follows the primary one. */
    public record Replica(String jdbcUrl, String user, Optional<Secret> password) {}

    static ReadSettings read(MergedSettings reader, SslMode sslMode, Optional<Path> sslRootCert) {
        return new ReadSettings(
                reader.secret(URL).flatMap(url -> replica(reader, url.reveal(), sslMode, sslRootCert)),
                reader.integer("database.read.max_open_conns", 1, 1_000),
                reader.duration("database.read.statement_timeout", Duration.ofMillis(100), Duration.ofHours(1)),
                reader.duration("database.read.max_replica_age", Duration.ofSeconds(5), Duration.ofDays(1)));
    }

    /** What the address leaves out is as with the primary server, of which the replica is a copy. */
    private static Optional<Replica> replica(
            MergedSettings reader, String url, SslMode sslMode, Optional<Path> sslRootCert) {
        Map<String, String> parts;
        try {
            parts = ConnectionUrl.database(url);
        } catch (IllegalArgumentException e) {
            reader.reject(URL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        SslMode mode = SslMode.byParameter().get(parts.getOrDefault("database.ssl_mode", sslMode.parameter()));
        if (mode == null) {
            reader.reject(
                    URL,
                    "sslmode debe ser uno de "
                            + String.join(", ", SslMode.byParameter().keySet()));
            return Optional.empty();
        }
        Optional<Path> rootCert = Optional.ofNullable(parts.get("database.ssl_root_cert"))
                .map(file -> reader.home().resolve(file))
                .or(() -> sslRootCert);
        String jdbcUrl = DatabaseSettings.jdbcUrl(
                DatabaseSettings.address(parts.getOrDefault("database.host", "")) + ":"
                        + parts.getOrDefault("database.port", "5432"),
                parts.getOrDefault("database.name", ""),
                mode,
                rootCert);
        return Optional.of(new Replica(
                jdbcUrl,
                parts.getOrDefault("database.user", reader.text("database.user")),
                Optional.ofNullable(parts.get("database.password"))
                        .map(Secret::new)
                        .or(() -> reader.secret("database.password"))));
    }
}
