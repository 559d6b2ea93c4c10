package org.ferrepos.platform.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The PostgreSQL server to use. Without a host the process runs its own, embedded one.
 *
 * @param migrationUser who owns the schemas and migrates, if not the user who works on them
 */
public record DatabaseSettings(
        Optional<String> host,
        int port,
        String name,
        String user,
        Optional<Secret> password,
        Optional<String> migrationUser,
        Optional<Secret> migrationPassword,
        SslMode sslMode,
        Optional<Path> sslRootCert,
        int maxOpenConnections,
        int maxIdleConnections,
        Duration connectionMaxLifetime,
        Duration connectionMaxIdleTime,
        ReadSettings reads) {

    static DatabaseSettings read(MergedSettings reader, Path home) {
        int maxOpen = reader.integer("database.max_open_conns", 1, 1_000);
        int maxIdle = reader.integer("database.max_idle_conns", 0, 1_000);
        if (maxIdle > maxOpen) {
            reader.reject("database.max_idle_conns", "no puede superar a database.max_open_conns (" + maxOpen + ")");
        }
        Optional<String> migrationUser = reader.optionalText("database.migration_user");
        Optional<Secret> migrationPassword = reader.secret("database.migration_password");
        if (migrationUser.isEmpty() && migrationPassword.isPresent()) {
            reader.reject(
                    "database.migration_user", "falta: database.migration_password es la contraseña de ese usuario");
        }
        SslMode sslMode = reader.choice("database.ssl_mode", SslMode.byParameter(), SslMode.PREFER);
        Optional<Path> sslRootCert = reader.path("database.ssl_root_cert", home);
        return new DatabaseSettings(
                reader.optionalText("database.host"),
                reader.integer("database.port", 1, 65_535),
                reader.text("database.name"),
                reader.text("database.user"),
                reader.secret("database.password"),
                migrationUser,
                migrationPassword,
                sslMode,
                sslRootCert,
                maxOpen,
                maxIdle,
                reader.duration("database.conn_max_lifetime", Duration.ofMinutes(1), Duration.ofDays(7)),
                reader.duration("database.conn_max_idle_time", Duration.ofSeconds(1), Duration.ofDays(7)),
                ReadSettings.read(reader, sslMode, sslRootCert));
    }

    /** Whether the process runs its own PostgreSQL. */
    public boolean isEmbedded() {
        return host.isEmpty();
    }

    /** The driver's address of the server, without credentials. */
    public String jdbcUrl() {
        String server = host.orElseThrow(() -> new IllegalStateException("an embedded database has no configured URL"));
        return jdbcUrl(address(server) + ":" + port, name, sslMode, sslRootCert);
    }

    static String jdbcUrl(String address, String name, SslMode sslMode, Optional<Path> sslRootCert) {
        String url = "jdbc:postgresql://" + address + "/" + encode(name) + "?sslmode=" + sslMode.parameter();
        return sslRootCert
                .map(file -> url + "&sslrootcert=" + encode(file.toString()))
                .orElse(url);
    }

    /** A host as it stands in an address: version 6 in brackets. */
    static String address(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
