package org.ferrepos.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the process listens and what it accepts from a connection. Port 0 picks a free one. */
public record ServerSettings(
        String host,
        int port,
        boolean debug,
        Optional<String> instanceId,
        Duration headerTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration idleTimeout,
        int maxHeaderBytes,
        long maxBodyBytes,
        long maxUploadBytes,
        List<String> trustedProxies) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration LEAST_FOR_HEADERS = Duration.ofSeconds(10);
    private static final Duration MOST_FOR_HEADERS = Duration.ofSeconds(30);
    private static final long MEBIBYTE = 1 << 20;
    private static final Pattern ANY = Pattern.compile(".*");

    public ServerSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static ServerSettings read(MergedSettings reader, String environment, int defaultPort) {
        String defaultHost = environment.equals(Environment.PRODUCTION) ? "0.0.0.0" : "127.0.0.1";
        return new ServerSettings(
                reader.optionalText("server.host").orElse(defaultHost),
                reader.integer("server.port", 0, 65_535, defaultPort),
                reader.flag("server.debug"),
                reader.optionalText("server.instance_id"),
                reader.duration("server.header_timeout", LEAST_FOR_HEADERS, MOST_FOR_HEADERS),
                reader.duration("server.read_timeout", LEAST, MOST),
                reader.duration("server.write_timeout", LEAST, MOST),
                reader.duration("server.idle_timeout", LEAST, MOST),
                reader.integer("server.max_header_bytes", 1_024, 1 << 24),
                reader.number("server.max_body_bytes", 1_024, 64 * MEBIBYTE),
                reader.number("server.max_upload_bytes", 1_024, 1_024 * MEBIBYTE),
                proxies(reader));
    }

    private static List<String> proxies(MergedSettings reader) {
        String key = "server.trusted_proxies";
        String rule = "debe ser una dirección como 10.0.0.5 o una red como 10.0.0.0/8";
        List<String> proxies = reader.list(key, ANY, rule);
        if (!proxies.stream().allMatch(Networks::isAddressOrNetwork)) {
            reader.reject(key, "cada elemento " + rule);
        }
        return proxies;
    }
}
