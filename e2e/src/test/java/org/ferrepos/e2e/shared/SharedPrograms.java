package org.ferrepos.e2e.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.platform.db.ConnectionSettings;
import org.ferrepos.platform.db.embedded.RunningServer;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Options;
import org.ferrepos.testkit.upgrade.OldDatabase;

/** One program for each configuration that several test classes need. */
public final class SharedPrograms {
    /** The key of tokens, for tests that forge them and for processes that know each other's. */
    public static final String SECRET = "a-secret-that-only-these-tests-use-0123456789";

    public static final String DASHBOARD_KEY = "panel-de-prueba-8f3k2m9x";

    /** How long links to files of {@link #whole} work; the least that may be configured. */
    public static final Duration LINK_DURATION = Duration.ofSeconds(10);

    /** Where {@link #whole} looks for its mail server; a test may start one. */
    public static final int MAIL_PORT = Installation.freePort();

    /** Where {@link #guarded} listens for HTTPS. */
    public static final int TLS_PORT = Installation.freePort();

    /** The only other site whose pages may call {@link #guarded}. */
    public static final String LISTED_SITE = "https://pos.ejemplo.cl";

    /** How long the headers of a request to {@link #guarded} may take; the least that may be configured. */
    public static final Duration HEADER_TIMEOUT = Duration.ofSeconds(10);

    private static final String SECRET_VARIABLE = "STR_JWT_SECRET";
    private static final Map<String, Shared> STARTED = new LinkedHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SharedPrograms::end, "end-shared-programs"));
    }

    private SharedPrograms() {}

    /** A program, and how it was started. */
    public record Shared(RunningProgram program, Options options) {
        public Path data() {
            return options.data();
        }

        /** Where another process finds its PostgreSQL. */
        public String databaseUrl() {
            RunningServer server = RunningServer.find(data().toAbsolutePath())
                    .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data()));
            return url(server.user(), server.password(), "127.0.0.1:" + server.port() + "/" + RunningServer.DATABASE);
        }
    }

    /** The whole product with the demonstration company, without rate limits. */
    public static Shared whole() {
        return started(
                "whole",
                data -> Options.shop(data)
                        .withArguments("--config", configuration(data).toString())
                        .withEnvironment(SECRET_VARIABLE, SECRET)
                        .withEnvironment("DASHBOARD_API_KEY", DASHBOARD_KEY));
    }

    /**
     * A single target on the database of {@link #whole}, with the same key of tokens and the same configuration, since each
     * process may be the one that sends a mail or keeps a file for the other.
     */
    public static Shared target(String name) {
        String database = whole().databaseUrl();
        String configuration = configuration(whole().data()).toString();
        return started(
                name,
                data -> Options.demo(data)
                        .withEnvironment(SECRET_VARIABLE, SECRET)
                        .withArguments("--target", name, "--database-url", database, "--config", configuration));
    }

    /** The whole product with bounds of three seconds for reading a request and for an idle connection. */
    public static Shared impatient() {
        return started("impatient", data -> {
            Path config = write(data.resolveSibling("config.yaml"), """
                    server:
                      read_timeout: 3s
                      idle_timeout: 3s
                    """);
            return Options.shop(data).withArguments("--config", config.toString());
        });
    }

    /** The whole product as in production, whose rate limits and lock-outs its tests use up. */
    public static Shared guarded() {
        return started("guarded", data -> {
            OwnCertificate own = OwnCertificate.beside(data).make();
            Path config = write(data.resolveSibling("config.yaml"), """
                    security:
                      cors:
                        allowed_origins: ["%s"]
                      tls:
                        enabled: true
                        port: %d
                        cert_file: %s
                        key_file: %s
                    metrics:
                      allowed_networks: [10.99.0.0/16]
                      subsystem: pos
                    logging:
                      format: json
                    server:
                      instance_id: tienda-7
                      header_timeout: %ds
                    """.formatted(
                            LISTED_SITE, TLS_PORT, own.certificate(), own.key(), HEADER_TIMEOUT.toSeconds()));
            return Options.shop(data)
                    .withArguments("--config", config.toString())
                    .withEnvironment("BOOL_RATE_LIMITING_ENABLED", "true")
                    .withEnvironment(SECRET_VARIABLE, SECRET);
        });
    }

    /** What {@link #guarded} shows at its port for HTTPS. */
    public static OwnCertificate certificate() {
        return OwnCertificate.beside(guarded().data());
    }

    /** The whole product on the database of an earlier version, with rate limits and a collector of traces. */
    public static Shared upgraded() {
        return started("upgraded", data -> {
            ConnectionSettings old = OldDatabases.RESTORED.settings();
            return Options.demo(data)
                    .withArguments(
                            "--database-url",
                            url(old.user(), old.password(), old.jdbcUrl().split("//")[1]))
                    .withEnvironment("BOOL_RATE_LIMITING_ENABLED", "true")
                    .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + OldDatabases.COLLECTOR_PORT);
        });
    }

    /** What {@link #upgraded} runs on. */
    public static OldDatabase oldDatabase() {
        return OldDatabases.RESTORED;
    }

    /** Where {@link #upgraded} sends its traces; nobody listens there but a test. */
    public static int collectorPort() {
        return OldDatabases.COLLECTOR_PORT;
    }

    private static String url(String user, String password, String place) {
        return "postgresql://" + user + ":" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@" + place;
    }

    private static synchronized Shared started(String name, Function<Path, Options> options) {
        return STARTED.computeIfAbsent(name, key -> {
            Options chosen = options.apply(Installation.empty("shared-" + key));
            return new Shared(RunningProgram.start(chosen), chosen);
        });
    }

    /** Short times, and a mail server that is not there until a test starts it. */
    private static Path configuration(Path data) {
        return write(data.resolveSibling("config.yaml"), """
                ferrepos:
                  files:
                    directory: %s
                    link_duration: %ds
                  outbox:
                    max_outside_attempts: 1
                  notify:
                    public_url: https://pos.ejemplo.cl
                    smtp:
                      host: 127.0.0.1
                      port: %d
                      encryption: none
                      from: tienda@example.com
                """.formatted(
                        data.resolve("files").toAbsolutePath(), LINK_DURATION.toSeconds(), MAIL_PORT));
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those on another's database first. */
    private static synchronized void end() {
        Shared whole = STARTED.remove("whole");
        STARTED.values().parallelStream().forEach(shared -> shared.program().close());
        if (whole != null) {
            whole.program().close();
        }
    }

    /** Loaded with the first use, so that other tests restore nothing. */
    private static final class OldDatabases {
        private static final int COLLECTOR_PORT = Installation.freePort();
        private static final OldDatabase RESTORED = OldDatabase.restore();
    }
}
