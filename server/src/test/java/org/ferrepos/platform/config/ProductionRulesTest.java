package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process with an unsafe secret or switch does not start in production, and says which one. */
final class ProductionRulesTest {

    @TempDir
    private Path home;

    @Test
    void safeProductionStarts() {
        assertThat(problems(Loading.PRODUCTION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "STR_DB_HOST,database.host,DATABASE_URL",
        "STR_DB_PASSWORD,database.password,STR_DB_PASSWORD",
        "STR_JWT_SECRET,security.jwt.secret,STR_JWT_SECRET"
    })
    void missingOnesAreNamedWithTheirVariables(String variable, String key, String named) {
        assertThat(problems(Loading.production(variable, "")))
                .singleElement()
                .asString()
                .startsWith(key + ": falta en producción")
                .contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "STR_DB_PASSWORD,database.password",
        "STR_REDIS_PASSWORD,redis.password",
        "STR_JWT_SECRET,security.jwt.secret",
        "DASHBOARD_API_KEY,security.dashboard_api_key",
        "OPENAI_API_KEY,OPENAI_API_KEY",
        "SENTRY_DSN,SENTRY_DSN",
        "SECRET_KEY,SECRET_KEY"
    })
    void publishedExamplesAreNamedAndNotRepeated(String variable, String key) {
        for (String example : List.of(
                "my_CHANGE_ME_and_more_to_be_long_enough",
                "changeme-changeme-changeme-changeme",
                "jwt_key_change_in_production_2024_and_on",
                "your_secure_password_here",
                "your-jwt-secret-key-here",
                "<256-bit-random-key>")) {
            assertThat(problems(Loading.production(variable, example)))
                    .singleElement()
                    .asString()
                    .startsWith(key + ": es un ejemplo publicado")
                    .contains("variable de entorno " + variable)
                    .doesNotContain(example);
        }
    }

    @Test
    void shortSecretsStop() {
        assertThat(problems(Loading.production("STR_JWT_SECRET", "k7Qm2vX9pL4sT8wZ1nB6cR3yF5hJ0dG")))
                .containsExactly("security.jwt.secret: debe tener al menos 32 caracteres en producción"
                        + " (variable de entorno STR_JWT_SECRET)");
        assertThat(problems(Loading.production("DASHBOARD_API_KEY", "8f3k2m9x7q5w4e1")))
                .singleElement()
                .asString()
                .startsWith("security.dashboard_api_key: debe tener al menos 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "Password", "postgres"})
    void passwordsOfEveryWordListStop(String password) {
        assertThat(problems(Loading.production("STR_DB_PASSWORD", password)))
                .singleElement()
                .asString()
                .startsWith("database.password:");
    }

    @Test
    void theGuidesEncryptionKeyStops() {
        String counting = "0123456789ABCDEF".repeat(4);

        assertThat(problems(Loading.production("DATABASE_ENCRYPTION_KEY", counting)))
                .singleElement()
                .asString()
                .startsWith("security.encryption_key: es un ejemplo publicado");
        assertThat(problems(Map.of("DATABASE_ENCRYPTION_KEY", "abc")))
                .singleElement()
                .asString()
                .startsWith("security.encryption_key: debe tener 32 bytes")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @CsvSource({"server.debug,true", "ferrepos.demo,true", "ferrepos.demo_password,una-clave-bien-larga"})
    void unsafeSwitchesStop(String key, String value) {
        ConfigurationRequest request =
                ConfigurationRequest.of(Loading.PRODUCTION, home).withOverrides(Map.of(key, value));

        assertThat(Loading.problems(request)).singleElement().asString().startsWith(key + ":");
    }

    @Test
    void anyOriginWithCredentialsStops() {
        ConfigurationRequest request = ConfigurationRequest.of(
                        Loading.production("STR_CORS_ALLOWED_ORIGINS", "*"), home)
                .withOverrides(Map.of("security.cors.allow_credentials", "true"));

        assertThat(Loading.problems(request))
                .singleElement()
                .asString()
                .startsWith("security.cors.allowed_origins: no puede ser *");
    }

    @Test
    void theEmbeddedDatabaseRunsInProductionOnlyOnPurpose() {
        Map<String, String> environment = new HashMap<>(Loading.PRODUCTION);
        environment.remove("STR_DB_HOST");
        environment.remove("STR_DB_PASSWORD");
        ConfigurationRequest request = ConfigurationRequest.of(environment, home);

        assertThat(Loading.problems(request)).hasSize(1);
        assertThat(Loading.problems(request.withOverrides(Map.of("ferrepos.allow_embedded_in_production", "true"))))
                .isEmpty();
    }

    @Test
    void aShortDemoPasswordStopsEverywhere() {
        assertThat(problems(Map.of("FERREPOS_DEMO_PASSWORD", "once-letras")))
                .containsExactly("ferrepos.demo_password: debe tener al menos 12 caracteres"
                        + " (variable de entorno FERREPOS_DEMO_PASSWORD)");
        assertThat(problems(Map.of("FERREPOS_DEMO_PASSWORD", "doce-letras!"))).isEmpty();
    }

    @Test
    void theAliasOfProductionIsProduction() {
        assertThat(problems(Map.of("STR_ENV", "prod"))).hasSize(2);
        assertThat(problems(Map.of("STR_ENV", "produccion")))
                .singleElement()
                .asString()
                .startsWith("server.environment: debe ser uno de development, test, staging, production");
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        assertThat(problems(Map.of("STR_ENV", "production", "INT_PORT", "abc", "STR_DB_HOTS", "db")))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("server.port:"))
                .anyMatch(
                        problem -> problem.startsWith("STR_DB_HOTS:") && problem.contains("¿quiso decir STR_DB_HOST?"))
                .anyMatch(problem -> problem.startsWith("database.host:"))
                .anyMatch(problem -> problem.startsWith("security.jwt.secret:"));
    }

    @Test
    void noSecretShowsInAnyText() {
        Map<String, String> environment = new HashMap<>(Loading.PRODUCTION);
        environment.put("STR_REDIS_PASSWORD", "Secreto-de-redis-1");
        environment.put("DASHBOARD_API_KEY", "Secreto-del-panel-1");
        environment.put("DATABASE_ENCRYPTION_KEY", "a1b2c3d4".repeat(8));
        ConfigurationRequest request = ConfigurationRequest.of(environment, home);

        assertThat(ConfigurationLoader.load(request).toString())
                .contains("***")
                .doesNotContain("Tr4vesia", Loading.STRONG_SECRET, "Secreto-de", "a1b2c3d4");
        assertThat(request.toString()).doesNotContain("Tr4vesia", Loading.STRONG_SECRET);
        assertThat(new Secret("uno"))
                .hasToString("***")
                .isEqualTo(new Secret("uno"))
                .isNotEqualTo(new Secret("dos"));
    }

    private List<String> problems(Map<String, String> environment) {
        return new Loading(home).problems(environment);
    }
}
