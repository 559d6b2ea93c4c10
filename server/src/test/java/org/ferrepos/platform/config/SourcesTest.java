package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source wins, and which files are read. */
final class SourcesTest {

    @TempDir
    private Path home;

    private Loading loading = new Loading(Path.of("."));

    @BeforeEach
    void installation() {
        loading = new Loading(home);
    }

    @Test
    void laterSourcesWin() {
        assertThat(port(Map.of())).isEqualTo(8080);
        loading.yaml("server: {port: 1001}");
        assertThat(port(Map.of())).isEqualTo(1001);
        loading.file(".env", "INT_PORT=1002\n");
        assertThat(port(Map.of())).isEqualTo(1002);
        assertThat(port(Map.of("INT_PORT", "1003"))).isEqualTo(1003);
        assertThat(port(Map.of("API_PORT", "1004"))).isEqualTo(1004);
        ConfigurationRequest request = ConfigurationRequest.of(Map.of("INT_PORT", "1003"), home);
        assertThat(ConfigurationLoader.load(request.withOverrides(Map.of("server.port", "0")))
                        .server()
                        .port())
                .isZero();
    }

    @Test
    void anEmptyVariableIsNotSet() {
        loading.yaml("redis: {host: cache.local}");

        assertThat(loading.load(Map.of("STR_REDIS_HOST", "", "INT_PORT", " "))
                        .redis()
                        .host())
                .contains("cache.local");
    }

    @Test
    void theEnvironmentChoosesTheFile() {
        loading.yaml("server: {port: 1001}")
                .file("configs/config.staging.yaml", "server: {port: 1002}")
                .file("configs/config.prod.yaml", "server: {port: 1003}")
                .file("elsewhere/config.test.yaml", "server: {port: 1004}");

        assertThat(port(Map.of("STR_ENV", "dev"))).isEqualTo(1001);
        assertThat(port(Map.of("ENVIRONMENT", "staging"))).isEqualTo(1002);
        assertThat(loading.load(Loading.PRODUCTION).server().port()).isEqualTo(1003);
        assertThat(port(Map.of("STR_ENV", "test", "STR_CONFIG_PATH", "elsewhere")))
                .isEqualTo(1004);
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home);
        assertThat(ConfigurationLoader.load(request.withOverrides(Map.of("server.environment", "staging")))
                        .server()
                        .port())
                .isEqualTo(1002);
        assertThat(ConfigurationLoader.load(request.withConfigFile(Path.of("elsewhere/config.test.yaml")))
                        .server()
                        .port())
                .isEqualTo(1004);
    }

    @Test
    void aFileMayNameTheEnvironmentItself() {
        loading.file("own.yaml", "server: {environment: production}");

        assertThat(Loading.problems(ConfigurationRequest.of(Map.of(), home).withConfigFile(Path.of("own.yaml"))))
                .anyMatch(problem -> problem.startsWith("database.host: falta en producción"));
    }

    @Test
    void filesThatWereAskedForMustExist() {
        ConfigurationRequest request = ConfigurationRequest.of(Map.of(), home);

        assertThat(loading.problems(Map.of("STR_CONFIG_PATH", "/nowhere")))
                .containsExactly("STR_CONFIG_PATH: no existe el archivo /nowhere/config.development.yaml");
        assertThat(Loading.problems(request.withConfigFile(Path.of("no.yaml"))))
                .singleElement()
                .asString()
                .contains("no.yaml");
        assertThat(Loading.problems(request.withEnvFile(Path.of("no.env"))))
                .singleElement()
                .asString()
                .contains("no.env");
    }

    @Test
    void theVariablesFileOfTheEnvironmentIsReadWhereThereIsNoPlainOne() {
        loading.file(".env.staging", "INT_PORT=1001").file("other.env", "INT_PORT=1003");

        assertThat(port(Map.of("STR_ENV", "staging"))).isEqualTo(1001);
        assertThat(port(Map.of())).isEqualTo(8080);
        loading.file(".env", "INT_PORT=1002");
        assertThat(port(Map.of("STR_ENV", "staging"))).isEqualTo(1002);
        assertThat(ConfigurationLoader.load(
                                ConfigurationRequest.of(Map.of(), home).withEnvFile(Path.of("other.env")))
                        .server()
                        .port())
                .isEqualTo(1003);
    }

    @Test
    void unknownKeysOfTheCommandLineAreNamed() {
        assertThat(Loading.problems(ConfigurationRequest.of(Map.of(), home).withOverrides(Map.of("server.prot", "1"))))
                .containsExactly(
                        "server.prot: no es una clave conocida; ¿quiso decir server.port? (línea de comandos)");
    }

    private int port(Map<String, String> environment) {
        return loading.load(environment).server().port();
    }
}
