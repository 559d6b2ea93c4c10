package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ferrepos.identity.DashboardKeySettings;
import org.ferrepos.identity.TokenPolicy;
import org.ferrepos.platform.config.LoggingSettings.LogFileSettings;
import org.ferrepos.platform.config.RateLimitSettings.EndpointLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guides' own variable and configuration blocks, host names set to loopback and examples replaced by secrets. */
final class GuideExamplesTest {

    private static final Map<String, String> OWN_SECRETS = Map.of(
            "ferrepos_password_secure_2024_CHANGE_ME", "Cordillera-nevada-7",
            "redis_password_secure_2024_CHANGE_ME", "Valle-central-9",
            "super_secret_jwt_key_change_in_production_2024", Loading.STRONG_SECRET);

    @TempDir
    private Path directory;

    private Loading loading = new Loading(Path.of("."));

    @BeforeEach
    void installation() {
        loading = new Loading(directory);
    }

    @Test
    void theCentralServersFileAndVariablesStartTheProgram() throws IOException {
        Configuration configuration = centralServer();

        assertThat(configuration.environment()).isEqualTo("production");
        assertThat(configuration.demo()).isFalse();
        assertThat(configuration.server())
                .isEqualTo(new ServerSettings(
                        "0.0.0.0",
                        8080,
                        false,
                        Optional.empty(),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        1_048_576,
                        1_048_576,
                        20_971_520,
                        List.of("127.0.0.0/8", "::1/128")));
        assertThat(configuration.database())
                .isEqualTo(new DatabaseSettings(
                        Optional.of("127.0.0.1"),
                        5432,
                        "ferre_pos",
                        "ferrepos_user",
                        Optional.of(new Secret("Cordillera-nevada-7")),
                        Optional.empty(),
                        Optional.empty(),
                        SslMode.REQUIRE,
                        Optional.empty(),
                        50,
                        10,
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        new ReadSettings(Optional.empty(), 5, Duration.ofSeconds(30), Duration.ofSeconds(60))));
        assertThat(configuration.database().jdbcUrl())
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/ferre_pos?sslmode=require");
    }

    @Test
    void theCentralServersCacheAndLogKeysLand() throws IOException {
        Configuration configuration = centralServer();

        RedisSettings redis = configuration.redis();
        assertThat(redis.host()).contains("127.0.0.1");
        assertThat(redis.port()).isEqualTo(6379);
        assertThat(redis.password()).contains(new Secret("Valle-central-9"));
        assertThat(redis.database()).isZero();
        assertThat(redis.poolSize()).isEqualTo(20);
        assertThat(redis.minIdleConnections()).isEqualTo(5);
        assertThat(redis.dialTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(redis.readTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(redis.writeTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(redis.poolTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(redis.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.logging())
                .isEqualTo(new LoggingSettings(
                        LoggingSettings.Level.INFO,
                        LoggingSettings.Format.JSON,
                        LoggingSettings.Output.BOTH,
                        new LogFileSettings(Path.of("/var/log/ferrepos"), 100, 10, 30, true)));
    }

    @Test
    void theCentralServersLimitSecurityAndMetricKeysLand() throws IOException {
        Configuration configuration = centralServer();

        Duration minute = Duration.ofMinutes(1);
        assertThat(configuration.rateLimiting())
                .isEqualTo(new RateLimitSettings(
                        true,
                        RateLimitSettings.Algorithm.TOKEN_BUCKET,
                        100,
                        minute,
                        Duration.ofMinutes(10),
                        Map.of(
                                "POST /auth/login", new EndpointLimit(10, minute, false),
                                "POST /ventas", new EndpointLimit(50, minute, false),
                                "GET /productos/buscar", new EndpointLimit(200, minute, false))));
        SecuritySettings security = configuration.security();
        assertThat(configuration.of(TokenPolicy.class))
                .isEqualTo(new TokenPolicy(
                        Optional.of(new Secret(Loading.STRONG_SECRET)),
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        "ferre-pos-api"));
        assertThat(security.cors())
                .isEqualTo(new CorsSettings(
                        List.of("https://pos.ferreteria.cl", "https://admin.ferreteria.cl"),
                        List.of("GET", "POST", "PUT", "DELETE", "OPTIONS"),
                        List.of("Authorization", "Content-Type", "X-Request-ID"),
                        true,
                        Duration.ofDays(1)));
        assertThat(security.tls().enabled()).isTrue();
        assertThat(security.tls().certFile()).contains(Path.of("/etc/ssl/certs/ferrepos.crt"));
        assertThat(security.tls().keyFile()).contains(Path.of("/etc/ssl/private/ferrepos.key"));
        assertThat(configuration.metrics())
                .isEqualTo(
                        new MetricsSettings(true, "/metrics", "ferre_pos", "api", List.of("127.0.0.0/8", "::1/128")));
    }

    @Test
    void theVariablesOfEachContainerChooseTargetPortAndName() {
        Configuration configuration =
                loading.load(Map.of("INT_PORT", "8181", "STR_SERVICE_NAME", "api_pos", "STR_INSTANCE_ID", "sync-2"));

        assertThat(configuration.targets().id()).isEqualTo("api_pos");
        assertThat(configuration.server().port()).isEqualTo(8181);
        assertThat(configuration.server().instanceId()).contains("sync-2");
    }

    @Test
    void thePublishedSecretsOfTheCentralServerStopIt() throws IOException {
        loading.file(".env", resource("central-server.env"))
                .file("configs/config.production.yaml", resource("central-server.yaml"));

        assertThat(loading.problems())
                .hasSize(3)
                .allMatch(problem -> problem.contains("ejemplo publicado"))
                .anyMatch(problem -> problem.startsWith("database.password:") && problem.contains("STR_DB_PASSWORD"))
                .anyMatch(problem -> problem.startsWith("redis.password:") && problem.contains("STR_REDIS_PASSWORD"))
                .anyMatch(problem -> problem.startsWith("security.jwt.secret:") && problem.contains("STR_JWT_SECRET"))
                .noneMatch(problem -> problem.contains("CHANGE_ME") || problem.contains("change_in_production"));
    }

    @Test
    void theSearchGuidesVariablesStartADevelopmentProcess() throws IOException {
        Configuration configuration =
                loading.file(".env", resource("pos-search.env")).load();

        assertThat(configuration.database().name()).isEqualTo("pos_db_production");
        assertThat(configuration.database().user()).isEqualTo("pos_user");
        assertThat(configuration.database().password()).contains(new Secret("your_secure_password_here"));
        assertThat(configuration.redis().password()).contains(new Secret("your_redis_password_here"));
        assertThat(configuration.of(TokenPolicy.class).secret()).contains(new Secret("your-jwt-secret-key-here"));
        assertThat(configuration.notices())
                .containsExactly("Variables aceptadas sin efecto: APP_IMAGE_NAME, APP_IMAGE_TAG, SECRET_KEY");
    }

    @Test
    void theSearchGuidesPlaceholdersStopAProductionProcess() throws IOException {
        loading.file(".env", resource("pos-search.env"));

        assertThat(loading.problems(Map.of("STR_ENV", "production")))
                .anyMatch(problem -> problem.startsWith("database.host: falta en producción"))
                .anyMatch(problem -> problem.startsWith("database.password:") && problem.contains("POSTGRES_PASSWORD"))
                .anyMatch(problem -> problem.startsWith("redis.password:") && problem.contains("REDIS_PASSWORD"))
                .anyMatch(problem -> problem.startsWith("security.jwt.secret:") && problem.contains("JWT_SECRET_KEY"))
                .anyMatch(problem -> problem.startsWith("SECRET_KEY:"))
                .hasSize(5);
    }

    @Test
    void theNewsGuidesVariablesStartTheProgramWithTheirExternalSecrets() throws IOException {
        Configuration configuration = loading.file(".env.production", resource("news.env"))
                .load(Map.of(
                        "ENVIRONMENT",
                        "production",
                        "DB_PASSWORD",
                        "Rio-Bueno-11",
                        "JWT_SECRET",
                        Loading.STRONG_SECRET));

        assertThat(configuration.isProduction()).isTrue();
        assertThat(configuration.database().name()).isEqualTo("preventia_news_prod");
        assertThat(configuration.database().user()).isEqualTo("preventia_prod");
        assertThat(configuration.database().password()).contains(new Secret("Rio-Bueno-11"));
        assertThat(configuration.server().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.server().port()).isEqualTo(8000);
        assertThat(configuration.logging().level()).isEqualTo(LoggingSettings.Level.INFO);
        assertThat(configuration.of(TokenPolicy.class).secret()).contains(new Secret(Loading.STRONG_SECRET));
        assertThat(configuration.of(TokenPolicy.class).accessDuration()).isEqualTo(Duration.ofHours(24));
        assertThat(configuration.redis().host()).contains("127.0.0.1");
        assertThat(configuration.metrics().enabled()).isTrue();
        assertThat(configuration.notices())
                .anyMatch(notice -> notice.contains("${OPENAI_KEY}"))
                .contains("Variables aceptadas sin efecto: API_WORKERS, METRICS_PORT");
    }

    @Test
    void theInventoryGuidesVariablesLandWithOwnSecrets() throws IOException {
        String key = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334455667788990aabbccddeeff";
        String file = resource("inventory.env")
                .replace("<256-bit-random-key>", Loading.STRONG_SECRET)
                .replace("<secure-password>", "Puerto-Natales-3")
                .replace("user:pass@", "user:Puerto-Natales-3@")
                .replace("<api-key>", "panel-8f3k2m9x7q5w")
                .replaceAll("(?m)^DATABASE_ENCRYPTION_KEY=.*$", "DATABASE_ENCRYPTION_KEY=" + key);
        Configuration configuration = loading.file(".env", file).load(Map.of("STR_ENV", "production"));

        assertThat(configuration.database().host()).contains("127.0.0.1");
        assertThat(configuration.database().name()).isEqualTo("inventario_retail");
        assertThat(configuration.of(DashboardKeySettings.class).key()).contains("panel-8f3k2m9x7q5w");
        assertThat(configuration.security().encryptionKey()).contains(new Secret(key));
        assertThat(configuration.security().cors().allowedOrigins())
                .containsExactly("https://yourdomain.com", "https://api.yourdomain.com");
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void theInventoryGuidesExamplesStopAProductionProcess() throws IOException {
        loading.file(".env", resource("inventory.env"));

        assertThat(loading.problems(Map.of("STR_ENV", "production")))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("database.password:") && problem.contains("DATABASE_URL"))
                .anyMatch(problem -> problem.startsWith("security.jwt.secret:"))
                .anyMatch(problem -> problem.startsWith("security.dashboard_api_key:"))
                .anyMatch(problem -> problem.startsWith("security.encryption_key:"));
    }

    private Configuration centralServer() throws IOException {
        String variables = resource("central-server.env");
        for (Map.Entry<String, String> replacement : OWN_SECRETS.entrySet()) {
            variables = variables.replace(replacement.getKey(), replacement.getValue());
        }
        return loading.file(".env", variables)
                .file("configs/config.production.yaml", resource("central-server.yaml"))
                .load();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(GuideExamplesTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
