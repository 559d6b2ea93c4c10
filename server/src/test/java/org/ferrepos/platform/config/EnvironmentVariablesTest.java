package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.identity.TokenPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables and the {@code .env} file: names, conflicts, quoting, connection URLs. */
final class EnvironmentVariablesTest {

    @TempDir
    private Path home;

    private Loading loading = new Loading(Path.of("."));

    @BeforeEach
    void installation() {
        loading = new Loading(home);
    }

    @Test
    void everyVariableSetsKeysThatExist() {
        assertThat(EnvironmentVariables.ALL.values())
                .allSatisfy(variable ->
                        assertThat(ConfigurationLoader.keys().keySet()).containsAll(variable.keys()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STR_DB_HOTS", "INT_PROT", "BOOL_METRIC_ENABLED", "FERREPOS_DEMO_PASWORD"})
    void unknownNamesWithOurPrefixesStop(String name) {
        assertThat(loading.problems(Map.of(name, "x")))
                .singleElement()
                .asString()
                .startsWith(name + ": no es una variable conocida; ¿quiso decir ");
        assertThat(loading.file(".env", name + "=x").problems())
                .singleElement()
                .asString()
                .contains("en " + home.resolve(".env") + ":1)");
    }

    @Test
    void otherUnknownNamesAreIgnoredInTheProcessAndNoticedInTheFile() {
        assertThat(loading.load(Map.of("PATH", "/bin", "JAVA_HOME", "/j")).notices())
                .isEmpty();
        assertThat(loading.file(".env", "\nSOMETHING=x").load().notices())
                .containsExactly("SOMETHING no es una variable conocida y no se usa (" + home.resolve(".env") + ":2)");
    }

    @Test
    void theLaunchersVariablesAreKnown() {
        Configuration configuration =
                loading.load(Map.of("FERREPOS_HOME", "/x", "FERREPOS_JAVA_OPTS", "-Xmx1g", "FERREPOS_HEAP", "1g"));

        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void theServiceAddressesOfKubernetesAreNotSettings() {
        Configuration configuration = loading.load(Map.of(
                "FERREPOS_SERVICE_HOST", "10.96.0.7",
                "FERREPOS_SERVICE_PORT_HTTP", "8080",
                "FERREPOS_PORT", "tcp://10.96.0.7:8080",
                "FERREPOS_PORT_8080_TCP_ADDR", "10.96.0.7",
                "POSTGRES_PORT", "tcp://10.96.0.8:5432"));

        assertThat(configuration.database().port()).isEqualTo(5432);
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void theSpecificVariableWinsOverTheUrlAndTheUrlOverTheOthers() {
        Configuration configuration = loading.load(Map.of(
                "STR_DB_HOST", "10.0.0.1",
                "DATABASE_URL", "postgresql://ana:Clave-1@10.0.0.2:5433/tienda",
                "POSTGRES_HOST", "10.0.0.3",
                "POSTGRES_PORT", "5433",
                "POSTGRES_PASSWORD", "Clave-2"));

        assertThat(configuration.database().host()).contains("10.0.0.1");
        assertThat(configuration.database().port()).isEqualTo(5433);
        assertThat(configuration.database().password()).contains(new Secret("Clave-1"));
        assertThat(configuration.notices())
                .containsExactlyInAnyOrder(
                        "database.host: se usa STR_DB_HOST; DATABASE_URL da otro valor y no se usa",
                        "database.host: se usa STR_DB_HOST; POSTGRES_HOST da otro valor y no se usa",
                        "database.password: se usa DATABASE_URL; POSTGRES_PASSWORD da otro valor y no se usa");
    }

    @Test
    void databaseUrlsAreTakenApart() {
        DatabaseSettings database = loading.load(Map.of(
                        "DATABASE_URL",
                        "postgres://ana%40x:p%40s%3Aw%2F+%25@pos_db:6000/mi%20tienda?sslmode=verify-full"
                                + "&sslrootcert=/etc/ca.pem"))
                .database();

        assertThat(database.host()).contains("pos_db");
        assertThat(database.port()).isEqualTo(6000);
        assertThat(database.user()).isEqualTo("ana@x");
        assertThat(database.password()).contains(new Secret("p@s:w/+%"));
        assertThat(database.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(database.jdbcUrl())
                .isEqualTo("jdbc:postgresql://pos_db:6000/mi%20tienda?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem");
        assertThat(loading.load(Map.of("DATABASE_URL", "postgresql://[::1]/t"))
                        .database()
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/t?sslmode=prefer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:Secreta@h/d",
                "h:5432/d",
                "postgresql://u:Secreta#x@h/d",
                "postgresql://u:Secreta%zz@h/d",
                "postgresql://u:Secreta@h",
                "postgresql://u:Secreta@h/d?ssl=yes",
                "postgresql:///d"
            })
    void brokenUrlsStopWithoutBeingRepeated(String url) {
        assertThat(loading.problems(Map.of("DATABASE_URL", url)))
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL: ")
                .doesNotContain("Secreta");
    }

    @Test
    void redisUrlsAreTakenApart() {
        RedisSettings redis = loading.load(Map.of("REDIS_URL", "rediss://pos:Clave%21@cache:6380/3"))
                .redis();

        assertThat(redis.host()).contains("cache");
        assertThat(redis.port()).isEqualTo(6380);
        assertThat(redis.user()).contains("pos");
        assertThat(redis.password()).contains(new Secret("Clave!"));
        assertThat(redis.database()).isEqualTo(3);
        assertThat(redis.tls()).isTrue();
        assertThat(loading.problems(Map.of("REDIS_URL", "http://cache"))).hasSize(1);
    }

    @Test
    void theOtherGuidesNamesLand() {
        Configuration configuration = loading.load(Map.of(
                "LOG_LEVEL", "DEBUG",
                "JWT_EXPIRATION_HOURS", "8",
                "JWT_ALGORITHM", "HS256",
                "ENABLE_METRICS", "false",
                "CORS_ORIGINS", "https://a.cl, https://b.cl",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317",
                "FERREPOS_DEMO_PASSWORD", "ferreteria-demo"));

        assertThat(configuration.logging().level()).isEqualTo(LoggingSettings.Level.DEBUG);
        assertThat(configuration.of(TokenPolicy.class).accessDuration()).hasHours(8);
        assertThat(configuration.metrics().enabled()).isFalse();
        assertThat(configuration.security().cors().allowedOrigins()).containsExactly("https://a.cl", "https://b.cl");
        assertThat(configuration.tracing().otlpEndpoint()).contains("http://127.0.0.1:4317");
        assertThat(configuration.demoPassword()).contains(new Secret("ferreteria-demo"));
        assertThat(loading.problems(Map.of("JWT_ALGORITHM", "RS256", "JWT_EXPIRATION_HOURS", "soon")))
                .hasSize(2);
    }

    @Test
    void theVariablesFileKnowsQuotesExportCommentsAndReferences() {
        loading.file(".env", """
                \uFEFF# comment
                export STR_INSTANCE_ID = pos-1 # first till
                STR_DB_NAME='single $ # ${literal}'
                STR_DB_USER="with \\"quotes\\" and \\${literal}" # note
                STR_DB_PASSWORD=a#b${SUFFIX:-c}
                STR_REDIS_PASSWORD="  kept  "
                BASE=10.0.0
                STR_DB_HOST=${BASE}.9
                LOG_LEVEL=info
                LOG_LEVEL=DEBUG
                """.replace("\n", "\r\n"));
        Configuration configuration = loading.load();

        assertThat(configuration.server().instanceId()).contains("pos-1");
        assertThat(configuration.database().name()).isEqualTo("single $ # ${literal}");
        assertThat(configuration.database().user()).isEqualTo("with \"quotes\" and ${literal}");
        assertThat(configuration.database().password()).contains(new Secret("a#bc"));
        assertThat(configuration.redis().password()).contains(new Secret("  kept  "));
        assertThat(configuration.database().host()).isEqualTo(Optional.of("10.0.0.9"));
        assertThat(configuration.logging().level()).isEqualTo(LoggingSettings.Level.DEBUG);
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void brokenLinesOfTheVariablesFileAreNamed() {
        assertThat(loading.file(".env", "STR_DB_NAME\nSTR_DB_USER='open\nSTR_DB_HOST=${\n")
                        .problems())
                .hasSize(3)
                .anyMatch(problem -> problem.endsWith(".env:1: se espera NOMBRE=valor"))
                .anyMatch(problem -> problem.startsWith("STR_DB_USER: la comilla no se cierra"))
                .anyMatch(problem -> problem.startsWith("STR_DB_HOST: tiene un ${"));
    }
}
