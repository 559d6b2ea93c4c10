package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.identity.DashboardKeySettings;
import org.ferrepos.identity.LoginSettings;
import org.ferrepos.identity.RefusalSettings;
import org.ferrepos.identity.SessionSettings;
import org.ferrepos.identity.TokenPolicy;
import org.ferrepos.platform.config.LoggingSettings.LogFileSettings;
import org.ferrepos.platform.config.RateLimitSettings.EndpointLimit;
import org.ferrepos.platform.notify.NotifySettings;
import org.ferrepos.platform.outbox.OutboxSettings;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.stock.ReservationPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an installation without files or variables runs with: changing one of these is a decision. */
final class DefaultsTest {

    @TempDir
    private Path home;

    @Test
    void developmentProcess() {
        Configuration configuration = new Loading(home).load();

        assertThat(configuration.environment()).isEqualTo("development");
        assertThat(configuration.isProduction()).isFalse();
        assertThat(configuration.targets().id()).isEqualTo("all");
        assertThat(configuration.dataDirectory()).isEqualTo(home.resolve("data"));
        assertThat(configuration.demo()).isTrue();
        assertThat(configuration.demoPassword()).isEmpty();
        assertThat(configuration.server())
                .isEqualTo(new ServerSettings(
                        "127.0.0.1",
                        8080,
                        false,
                        Optional.empty(),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(120),
                        65_536,
                        1_048_576,
                        20_971_520,
                        List.of("127.0.0.0/8", "::1/128")));
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void noDatabaseMeansTheEmbeddedOne() {
        DatabaseSettings database = new Loading(home).load().database();

        assertThat(database)
                .isEqualTo(new DatabaseSettings(
                        Optional.empty(),
                        5432,
                        "ferre_pos",
                        "ferrepos",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        SslMode.PREFER,
                        Optional.empty(),
                        20,
                        5,
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        new ReadSettings(Optional.empty(), 5, Duration.ofSeconds(30), Duration.ofSeconds(60))));
        assertThat(database.isEmbedded()).isTrue();
        assertThatIllegalStateException().isThrownBy(database::jdbcUrl);
    }

    @Test
    void cacheAndLogs() {
        Configuration configuration = new Loading(home).load();

        assertThat(configuration.redis())
                .isEqualTo(new RedisSettings(
                        Optional.empty(),
                        6379,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        false,
                        10,
                        1,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(5)));
        assertThat(configuration.redis().isInProcess()).isTrue();
        assertThat(configuration.logging())
                .isEqualTo(new LoggingSettings(
                        LoggingSettings.Level.INFO,
                        LoggingSettings.Format.TEXT,
                        LoggingSettings.Output.STDOUT,
                        new LogFileSettings(home.resolve("logs"), 100, 10, 30, true)));
    }

    @Test
    void limitsAndSecurity() {
        Configuration configuration = new Loading(home).load();

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
        assertThat(configuration.security())
                .isEqualTo(new SecuritySettings(
                        new CorsSettings(
                                List.of(),
                                List.of("GET", "POST", "PUT", "DELETE", "OPTIONS"),
                                List.of("Authorization", "Content-Type", "X-API-Key", "X-Request-ID"),
                                false,
                                Duration.ofHours(24)),
                        new TlsSettings(false, 8443, Optional.empty(), Optional.empty()),
                        Optional.empty()));
        assertThat(configuration.of(TokenPolicy.class))
                .isEqualTo(
                        new TokenPolicy(Optional.empty(), Duration.ofHours(1), Duration.ofHours(24), "ferre-pos-api"));
        assertThat(configuration.of(LoginSettings.class))
                .isEqualTo(new LoginSettings(10, Duration.ofMinutes(15), 100, 300));
        assertThat(configuration.of(SessionSettings.class))
                .isEqualTo(new SessionSettings(Duration.ofDays(30), Duration.ofDays(7)));
        assertThat(configuration.of(RefusalSettings.class)).isEqualTo(new RefusalSettings(10, Duration.ofDays(90)));
        assertThat(configuration.of(DashboardKeySettings.class)).isEqualTo(new DashboardKeySettings(Optional.empty()));
    }

    @Test
    void metricsTracesSalesAndStock() {
        Configuration configuration = new Loading(home).load();

        assertThat(configuration.metrics())
                .isEqualTo(
                        new MetricsSettings(true, "/metrics", "ferre_pos", "api", List.of("127.0.0.0/8", "::1/128")));
        assertThat(configuration.tracing()).isEqualTo(new TracingSettings(Optional.empty()));
        assertThat(configuration.of(SalesPolicy.class))
                .isEqualTo(new SalesPolicy(
                        2,
                        128,
                        10_000,
                        Duration.ofSeconds(5),
                        1_000_000,
                        100,
                        BigDecimal.valueOf(50),
                        Map.of(
                                "cajero", BigDecimal.valueOf(10),
                                "vendedor", BigDecimal.valueOf(15),
                                "supervisor", BigDecimal.valueOf(50),
                                "admin", BigDecimal.valueOf(50)),
                        false,
                        true,
                        false));
        assertThat(configuration.of(ReservationPolicy.class)).isEqualTo(new ReservationPolicy(30));
    }

    @Test
    void eventsAndNotices() {
        Configuration configuration = new Loading(home).load();

        assertThat(configuration.of(OutboxSettings.class))
                .isEqualTo(new OutboxSettings(
                        Duration.ofMillis(500),
                        Duration.ofMillis(20),
                        1_000,
                        new OutboxSettings.Retries(8, 16, Duration.ofSeconds(1), Duration.ofMinutes(5)),
                        Duration.ofDays(3),
                        Duration.ofDays(14)));
        NotifySettings notices = configuration.of(NotifySettings.class);
        assertThat(notices.smtp()).isEmpty();
        assertThat(notices.publicUrl()).isEmpty();
        assertThat(notices.alerts().mail()).isEmpty();
        assertThat(notices.alerts().channels()).isEmpty();
    }

    @Test
    void productionListensOnEveryAddressLogsJsonAndHasNoDemo() {
        Configuration configuration = new Loading(home).load(Loading.PRODUCTION);

        assertThat(configuration.server().host()).isEqualTo("0.0.0.0");
        assertThat(configuration.logging().format()).isEqualTo(LoggingSettings.Format.JSON);
        assertThat(configuration.demo()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "all,8080",
        "api_pos,8080",
        "agente_deposito,8001",
        "dashboard,8090",
        "'agente_deposito, api_pos',8001",
        "'api_pos,agente_deposito',8080",
        "'dashboard,all',8080"
    })
    void eachTargetHasItsPort(String target, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("STR_SERVICE_NAME", target);

        assertThat(new Loading(home).load(environment).server().port()).isEqualTo(port);
    }

    @Test
    void anUnknownTargetIsRefusedWithTheKnownOnes() {
        assertThat(new Loading(home).problems(Map.of("STR_SERVICE_NAME", "api_pos,api_post")))
                .singleElement()
                .asString()
                .startsWith("ferrepos.target: debe ser uno de all, ")
                .contains("agente_deposito", "api_pos", "dashboard", "STR_SERVICE_NAME", "'api_pos,api_post'");
    }
}
