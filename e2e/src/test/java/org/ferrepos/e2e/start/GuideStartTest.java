package org.ferrepos.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrepos.e2e.fire.Installation;
import org.ferrepos.e2e.hostile.BranchMatrix;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.ferrepos.testkit.program.RunningProgram.Finished;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An installation by the guides' own file and variables, with secrets of its own and no Redis running. */
class GuideStartTest {
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final String PASSWORD = "propia-clave-de-base-4711";
    private static final String JWT = "un-secreto-propio-de-mas-de-treinta-y-dos-caracteres";
    private static final Path DATA = Installation.empty("guide");
    private static final Path HOME = DATA.resolveSibling("config");
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void database() throws Exception {
        postgres = EmbeddedPostgres.start(EmbeddedPostgresSettings.defaults(Installation.empty("guide-database")));
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create role ferrepos_user login password '" + PASSWORD + "'");
            statement.execute("create database ferre_pos owner ferrepos_user");
        }
        Files.createDirectories(HOME);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void ownSecretsStartAndServe() throws Exception {
        RunningProgram.Options options = options(yaml(""), variables(PASSWORD, JWT));
        Finished added =
                RunningProgram.run(withoutPort(options), "user add jefa --role admin", "clave-de-la-jefa\n", BOUND);
        assertThat(added.exitCode()).as(added.output()).isZero();
        try (RunningProgram program = RunningProgram.startUnderTest(options)) {
            System.out.println(program.output());
            Api api = Api.at(program.baseUrl());
            assertThat(api.get("/health").status()).isEqualTo(200);
            Api.Answer login =
                    api.post("/api/pos/auth/login", "{\"username\":\"jefa\",\"password\":\"clave-de-la-jefa\"}");
            assertThat(login.status()).as(login.body()).isEqualTo(200);
            Api admin = api.withToken(login.json().path("access_token").asText());
            Api.Answer product = admin.post(
                    "/api/pos/productos", "{\"sku\":\"GUIA-1\",\"name\":\"Martillo\",\"unit\":\"un\",\"price\":9990}");
            assertThat(product.status()).as(product.body()).isEqualTo(201);
            sell(admin);
            asksForBranches(api, admin);
        }
    }

    /** The walls between branches stand in production and on a PostgreSQL of one's own as they do in the demonstration. */
    private static void asksForBranches(Api api, Api admin) throws Exception {
        for (String branch : List.of("SCL-01", "SCL-02", "VAP-01")) {
            require(
                    admin.post(
                            "/api/pos/sucursales",
                            "{\"code\":\"" + branch + "\",\"name\":\"" + branch + "\",\"address\":\"Calle 1\","
                                    + "\"commune\":\"Santiago\",\"zone\":\"America/Santiago\",\"currency\":\"CLP\"}"),
                    201);
        }
        require(
                admin.post(
                        "/api/pos/productos",
                        "{\"sku\":\"TAL-750\",\"name\":\"Taladro\",\"barcodes\":[\"CODIGO-750\"],\"price\":1000}"),
                201);
        BranchMatrix.Outcome outcome = new BranchMatrix(api, admin).ask();
        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.page())
                .isEqualTo(Files.readString(RunningProgram.root().resolve("docs/reference/branches.md")));
    }

    /** From an empty company to the first sale, as the owner of a new installation would. */
    private static void sell(Api admin) {
        require(
                admin.post(
                        "/api/pos/sucursales",
                        "{\"code\":\"CENTRO\",\"name\":\"Centro\",\"address\":\"Calle 1\",\"commune\":\"Santiago\","
                                + "\"zone\":\"America/Santiago\",\"currency\":\"CLP\"}"),
                201);
        require(admin.post("/api/pos/terminales", "{\"code\":\"CENTRO-C1\",\"branch\":\"CENTRO\"}"), 201);
        require(
                admin.post(
                        "/api/deposito/movimientos",
                        "{\"id\":\"" + Ids.next() + "\",\"sku\":\"GUIA-1\",\"branch\":\"CENTRO\","
                                + "\"kind\":\"receipt\",\"quantity\":5,\"reason\":\"primera compra\"}"),
                201);
        require(admin.post("/api/pos/cajas/CENTRO-C1/abrir", "{\"opening_float\":20000}"), 201);
        Api.Answer sale = admin.post(
                "/api/pos/ventas",
                "{\"branch\":\"CENTRO\",\"register\":\"CENTRO-C1\",\"items\":[{\"sku\":\"GUIA-1\",\"quantity\":2}],"
                        + "\"payments\":[{\"method\":\"cash\",\"amount\":20000}]}");
        require(sale, 201);
        assertThat(sale.json().path("number").asText()).isEqualTo("CENTRO-C1-00000001");
        assertThat(sale.json().path("change").asLong()).isEqualTo(20);
    }

    private static void require(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void publishedSecretsAreRefusedByName() throws Exception {
        Finished refused = RunningProgram.run(
                options(
                        yaml(""),
                        variables(
                                "ferrepos_password_secure_2024_CHANGE_ME",
                                "super_secret_jwt_key_change_in_production_2024")),
                "up",
                "",
                BOUND);
        System.out.println(refused.output());
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
                .contains("database.password", "security.jwt.secret")
                .doesNotContain("\tat ");
    }

    @Test
    void unknownKeyIsNamed() throws Exception {
        Finished refused =
                RunningProgram.run(options(yaml("  puerto: 8080\n"), variables(PASSWORD, JWT)), "up", "", BOUND);
        System.out.println(refused.output());
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("server.puerto").doesNotContain("\tat ");
    }

    private static RunningProgram.Options options(String yaml, String variables) throws Exception {
        Path config = Files.writeString(HOME.resolve("config.production.yaml"), yaml);
        Path env = Files.writeString(HOME.resolve(".env"), variables);
        return new RunningProgram.Options(
                DATA,
                List.of("--config", config.toString(), "--env-file", env.toString(), "--port", "0"),
                Map.of(),
                List.of("-Xmx512m"));
    }

    /** Commands that serve nothing take no port. */
    private static RunningProgram.Options withoutPort(RunningProgram.Options options) {
        return new RunningProgram.Options(
                options.data(), options.arguments().subList(0, 4), options.environment(), options.javaOptions());
    }

    private static String variables(String password, String jwt) {
        return """
                STR_DB_HOST=127.0.0.1
                STR_DB_PORT=%d
                STR_DB_NAME=ferre_pos
                STR_DB_USER=ferrepos_user
                STR_DB_PASSWORD=%s
                STR_DB_SSL_MODE=disable
                STR_REDIS_HOST=127.0.0.1
                STR_REDIS_PORT=1
                STR_REDIS_PASSWORD=clave-propia-de-redis
                STR_ENV=production
                STR_LOG_LEVEL=info
                STR_JWT_SECRET=%s
                STR_JWT_ACCESS_DURATION=1h
                STR_JWT_REFRESH_DURATION=24h
                BOOL_RATE_LIMITING_ENABLED=true
                INT_RATE_LIMITING_DEFAULT_LIMIT=100000
                BOOL_METRICS_ENABLED=true
                """.formatted(postgres.port(), password, jwt);
    }

    private static String yaml(String more) {
        return """
                server:
                  environment: production
                  debug: false
                  read_timeout: 30s
                  write_timeout: 30s
                  idle_timeout: 120s
                  max_header_bytes: 1048576
                """ + more + """
                database:
                  host: ${STR_DB_HOST}
                  port: ${STR_DB_PORT}
                  name: ${STR_DB_NAME}
                  user: ${STR_DB_USER}
                  password: ${STR_DB_PASSWORD}
                  ssl_mode: disable
                  max_open_conns: 50
                  max_idle_conns: 10
                redis:
                  host: ${STR_REDIS_HOST}
                  port: ${STR_REDIS_PORT}
                  password: ${STR_REDIS_PASSWORD}
                  db: 0
                logging:
                  level: info
                  format: json
                  output: stdout
                rate_limiting:
                  enabled: true
                  algorithm: token_bucket
                  default_window: 1m
                  endpoint_limits:
                    "POST /auth/login":
                      limit: 100
                    "POST /ventas":
                      limit: 1000
                security:
                  jwt:
                    secret: ${STR_JWT_SECRET}
                    access_token_duration: 1h
                    refresh_token_duration: 24h
                    issuer: ferre-pos-api
                metrics:
                  enabled: true
                  path: /metrics
                """;
    }
}
