package org.ferrepos.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.ferrepos.platform.config.RateLimitSettings.EndpointLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, types, references and limits of the configuration file. */
final class YamlFileTest {

    @TempDir
    private Path home;

    private Loading loading = new Loading(Path.of("."));

    @BeforeEach
    void installation() {
        loading = new Loading(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serer: {port: 1}|serer.port|server.port",
                "server: {prot: 1}|server.prot|server.port",
                "server: {port: {number: 1}}|server.port.number|",
                "server: 5|server|",
                "logging: {file: {max_sise: 1}}|logging.file.max_sise|logging.file.max_size",
                "security: {jwt: {secrets: x}}|security.jwt.secrets|security.jwt.secret",
                "ferrepos: {sales: {discount_limits: {cajera: 5}}}|ferrepos.sales.discount_limits.cajera|"
                        + "ferrepos.sales.discount_limits.cajero",
                "metrics: {allowed_network: []}|metrics.allowed_network|metrics.allowed_networks"
            })
    void unknownKeysAreNamedWithTheirLine(String yaml, String key, String meant) {
        String problem = loading.yaml("# first line\n" + yaml + "\n").problems().getFirst();

        assertThat(problem).startsWith(key + ": no es una clave conocida").contains("config.development.yaml:2)");
        if (meant != null) {
            assertThat(problem).contains("¿quiso decir " + meant + "?");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: {port: abc}|server.port: debe ser un número entre 0 y 65535, no 'abc'",
                "server: {port: 65536}|server.port: debe ser un número entre 0 y 65535, no '65536'",
                "server: {port: [1, 2]}|server.port: debe ser un solo valor, no una lista",
                "server: {debug: maybe}|server.debug: debe ser true o false, no 'maybe'",
                "server: {read_timeout: soon}|server.read_timeout: debe ser una duración",
                "server: {read_timeout: 2h}|server.read_timeout: debe ser una duración",
                "database: {ssl_mode: on}|database.ssl_mode: debe ser uno de disable, allow, prefer, require",
                "database: {max_open_conns: ~}|database.max_open_conns: no puede quedar sin valor",
                "database: {max_idle_conns: 21}|database.max_idle_conns: no puede superar",
                "redis: {db: 16}|redis.db: debe ser un número entre 0 y 15",
                "redis: {min_idle_conns: 11}|redis.min_idle_conns: no puede superar",
                "logging: {level: loud}|logging.level: debe ser uno de trace, debug, info",
                "logging: {format: xml}|logging.format: debe ser uno de text, json",
                "logging: {output: syslog}|logging.output: debe ser uno de stdout, file, both",
                "rate_limiting: {algorithm: leaky}|rate_limiting.algorithm: debe ser uno de token_bucket",
                "rate_limiting: {endpoint_limits: {ventas: {limit: 1}}}|rate_limiting.endpoint_limits[ventas]: el nombre",
                "security: {jwt: {algorithm: none}}|security.jwt.algorithm: debe ser uno de HS256",
                "security: {jwt: {refresh_token_duration: 5m}}|security.jwt.refresh_token_duration: no puede ser menor",
                "security: {cors: {allowed_origins: [pos.cl]}}|security.cors.allowed_origins: cada elemento debe ser",
                "security: {tls: {enabled: true}}|security.tls.cert_file: falta",
                "metrics: {path: metrics}|metrics.path: debe ser una ruta que comienza con /",
                "metrics: {allowed_networks: [10.0.0.0/33]}|metrics.allowed_networks: cada elemento debe ser una red",
                "tracing: {otlp_endpoint: jaeger}|tracing.otlp_endpoint: debe ser una URL",
                "ferrepos: {target: everything}|ferrepos.target: debe ser uno de all, ",
                "ferrepos: {sales: {batch_size: 257}}|ferrepos.sales.batch_size: debe ser un número entre 1 y 256",
                "ferrepos: {stock: {reservation_minutes: 0}}|ferrepos.stock.reservation_minutes: debe ser un número"
            })
    void valuesThatBreakTheirRuleAreNamed(String yaml, String start) {
        assertThat(loading.yaml(yaml).problems()).first().asString().startsWith(start);
    }

    @Test
    void oneEndpointMayDifferInOneThing() {
        Configuration configuration = loading.yaml("""
                        rate_limiting:
                          default_window: 30s
                          endpoint_limits:
                            "POST /ventas": {limit: 500, exempt_api_keys: true}
                            "GET /productos": {limit: 7}
                        """).load();

        assertThat(configuration.rateLimiting().endpointLimits())
                .hasSize(4)
                .containsEntry("POST /ventas", new EndpointLimit(500, Duration.ofMinutes(1), true))
                .containsEntry("GET /productos", new EndpointLimit(7, Duration.ofSeconds(30), false));
    }

    @Test
    void anEndpointThatIsNoneIsNamedWithItsLine() {
        assertThat(loading.yaml("rate_limiting: {endpoint_limits: {ventas: {limit: 1}}}")
                        .problems())
                .singleElement()
                .asString()
                .endsWith("config.development.yaml:1)");
    }

    @Test
    void tlsMayBeGivenUnderTheServer() {
        Configuration configuration = loading.file("cert.pem", "")
                .file("key.pem", "")
                .yaml("server: {tls: {enabled: true, cert_file: cert.pem, key_file: key.pem}}")
                .load();

        assertThat(configuration.security().tls().isServable()).isTrue();
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void tlsFilesThatCannotBeReadAreNoticed() {
        Configuration configuration = loading.yaml("security: {tls: {enabled: true, cert_file: a, key_file: b}}")
                .load();

        assertThat(configuration.security().tls().isServable()).isFalse();
        assertThat(configuration.notices()).hasSize(2).allMatch(notice -> notice.contains("no se puede leer"));
    }

    @Test
    void aSecretOfDigitsKeepsItsZeros() {
        assertThat(loading.yaml("database: {password: 0012}").load().database().password())
                .contains(new Secret("0012"));
    }

    @Test
    void referencesTakeTheirValueFromTheEnvironmentTheFileOrTheDefault() {
        Configuration configuration = loading.file(".env", "FROM_FILE=file_name\nBOTH=file_user\n")
                .yaml("""
                        database:
                          host: "${DB_SERVER:-127.0.0.1}"
                          name: ${FROM_FILE}
                          user: ${BOTH}
                        server:
                          instance_id: pos-${BOTH}-$${literal}
                        """)
                .load(Map.of("BOTH", "process_user"));

        assertThat(configuration.database().host()).contains("127.0.0.1");
        assertThat(configuration.database().name()).isEqualTo("file_name");
        assertThat(configuration.database().user()).isEqualTo("process_user");
        assertThat(configuration.server().instanceId()).contains("pos-process_user-${literal}");
        assertThat(configuration.notices()).isEmpty();
    }

    @Test
    void anUnsetReferenceIsNamedUnlessALaterSourceReplacesTheKey() {
        loading.yaml("database: {host: '${STR_DB_HOST}'}");

        assertThat(loading.problems())
                .singleElement()
                .asString()
                .startsWith("database.host: usa ${STR_DB_HOST}, que no está definida")
                .contains("config.development.yaml:1");
        assertThat(loading.load(Map.of("DATABASE_URL", "postgres://127.0.0.1/tienda"))
                        .database()
                        .host())
                .contains("127.0.0.1");
        assertThat(loading.yaml("server: {host: '${'}").problems())
                .singleElement()
                .asString()
                .startsWith("server.host: tiene un ${ sin");
    }

    @Test
    void repeatedKeysAreRefused() {
        assertThat(loading.yaml("server:\n  port: 1\n  port: 2\n").problems())
                .singleElement()
                .asString()
                .startsWith("server.port: la clave está repetida")
                .endsWith("yaml:3)");
    }

    @Test
    void brokenDeepExpandingAndLargeFilesAreRefused() {
        assertThat(loading.yaml("server: [").problems())
                .singleElement()
                .asString()
                .contains("no se puede leer");
        assertThat(loading.yaml("- 1").problems()).singleElement().asString().contains("debe tener secciones");
        assertThat(loading.yaml("a: &x [1]\nb: *x\n").problems())
                .anyMatch(problem -> problem.contains("no se puede leer"));
        assertThat(loading.yaml("{a: ".repeat(40) + "1" + "}".repeat(40)).problems())
                .hasSize(1);
        assertThat(loading.yaml("#".repeat(YamlFile.LARGEST_FILE_BYTES + 1)).problems())
                .singleElement()
                .asString()
                .contains("supera");
        assertThat(loading.yaml("server: !!java.net.URL [x]").problems()).isNotEmpty();
    }

    @Test
    void emptyFilesAndSectionsChangeNothing() {
        assertThat(loading.yaml("# nothing\n").problems()).isEmpty();
        assertThat(loading.yaml("redis:\nferrepos:\n  sales:\n").problems()).isEmpty();
    }
}
