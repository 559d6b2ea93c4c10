package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.e2e.start.Footprint;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One process per service on one database, as in production: each answers its own paths, at the root and behind the gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TargetsTest {
    private static final Duration LOGOUT = Duration.ofSeconds(1);
    /** Tokens live for many minutes: who is refused by then is so because of the logout. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Api all;
    private Api pos;
    private Api warehouse;
    private Api dashboard;
    private String admin = "";

    @BeforeAll
    void start() {
        all = Api.at(SharedPrograms.whole().program().baseUrl());
        pos = target("api_pos");
        warehouse = target("agente_deposito");
        dashboard = target("dashboard");
        admin = Programs.token(all, "admin");
    }

    private static Api target(String name) {
        return Api.at(SharedPrograms.target(name).program().baseUrl());
    }

    @Test
    void theRootAndThePrefixAnswerTheSame() {
        for (String path : List.of(
                "/productos?limit=3",
                "/productos/buscar?q=",
                "/ventas",
                "/sucursales",
                "/auth/me",
                "/cajas/SCL-01-C1",
                "/usuarios?limit=0",
                "/nada")) {
            same(pos.withToken(admin), path, "/api/pos" + path);
        }
        for (String path : List.of("/stock?limit=3", "/stock/critico", "/movimientos?limit=2", "/traslados", "/nada")) {
            same(warehouse.withToken(admin), path, "/api/deposito" + path);
        }
        same(pos, "/consulta/TAL-750", "/api/pos/consulta/TAL-750");
        same(dashboard.withToken(admin), "/resumen?date=2001-01-01", "/api/dashboard/resumen?date=2001-01-01");
        same(pos.withToken(admin), "/auth/me", "/api/auth/me");
        assertThat(pos.withToken(admin).get("/productos?limit=3").status()).isEqualTo(200);
        assertThat(warehouse.withToken(admin).get("/stock?limit=3").status()).isEqualTo(200);
        assertThat(dashboard.withToken(admin).get("/api/inventory?limit=3").status())
                .isEqualTo(200);
        assertThat(Programs.login(pos, "cajero", RunningProgram.PASSWORD).status())
                .isEqualTo(200);
        assertThat(pos.post("/auth/login", "{}").status()).isEqualTo(400);
        assertThat(pos.post("/ventas", "{}").status()).isEqualTo(401);
    }

    private static void same(Api api, String root, String prefixed) {
        Api.Answer one = api.get(root);
        Api.Answer other = api.get(prefixed);
        assertThat(one.status()).as(root).isEqualTo(other.status());
        assertThat(withoutAccidents(one.body())).as(root).isEqualTo(withoutAccidents(other.body()));
        assertThat(one.headers().get("content-type")).isEqualTo(other.headers().get("content-type"));
    }

    private static String withoutAccidents(String body) {
        return body.replaceAll("\"(trace_id|read_at)\":\"[^\"]*\"", "").replaceAll("\"took_ms\":\\d+", "");
    }

    /** Many clients call a body a form that is not there at all. */
    @Test
    void whatIsNotThereIsOfNoWrongType() {
        for (String body : Arrays.asList(null, "")) {
            Api form = pos.withToken(Programs.token(all, "deposito"))
                    .with("Content-Type", "application/x-www-form-urlencoded");
            assertThat(form.send("POST", "/auth/logout", "a=1").status()).isEqualTo(415);
            assertThat(form.send("POST", "/auth/logout", body).status()).isEqualTo(204);
        }
    }

    @Test
    void whatDoesNotRunIsNotThere() {
        isAbsent(pos, "/api/deposito/stock", "/api/inventory", "/stock", "/inventory");
        isAbsent(warehouse, "/api/pos/productos", "/api/auth/me", "/api/pos/auth/me", "/api/inventory", "/productos");
        isAbsent(dashboard, "/api/pos/productos", "/api/deposito/stock", "/api/auth/me", "/productos", "/stock");
        assertThat(warehouse.post("/api/pos/auth/login", "{}").status()).isEqualTo(404);
        assertThat(dashboard.post("/auth/login", "{}").status()).isEqualTo(404);
    }

    /** A kind of job is made where its target runs; counted in the heap, since no answer tells. */
    @Test
    void kindsOfJobsOfOtherTargetsAreNotMade() {
        String imports = "org.ferrepos.catalog.imports.ImportJob";
        String cleanup = "org.ferrepos.platform.jobs.JobCleanup";
        RunningProgram everything = SharedPrograms.whole().program();
        RunningProgram stock = SharedPrograms.target("agente_deposito").program();
        // A schedule that is refused has asked for all kinds of its process.
        for (Api api : List.of(all, warehouse)) {
            assertThat(api.withToken(admin)
                            .post(
                                    "/api/jobs/programados",
                                    "{\"kind\":\"no.such\",\"cron\":\"0 1 * * *\",\"branch\":\"SCL-01\",\"enabled\":true}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(Footprint.objectsOf("catalog", everything)).contains(imports);
        assertThat(Footprint.objectsOf("platform", everything)).contains(cleanup);
        assertThat(Footprint.objectsOf("catalog", stock)).doesNotContain(imports);
        assertThat(Footprint.objectsOf("platform", stock)).contains(cleanup);
    }

    /** The warehouse stands on catalogue and identity, and sells nothing. */
    @Test
    void whatDoesNotRunCostsNothing() {
        RunningProgram stock = SharedPrograms.target("agente_deposito").program();
        RunningProgram till = SharedPrograms.target("api_pos").program();

        Api cashier = pos.withToken(Programs.token(all, "cajero"));
        assertThat(cashier.get("/cajas/SCL-01-C1").status()).isEqualTo(200);
        // Refused by the writer, which begins with the first sale.
        String sale = """
                {"branch":"SCL-01","register":"SCL-01-C1","items":[{"sku":"NO-EXISTE","quantity":1}],
                 "payments":[{"method":"cash","amount":1}]}""";
        assertThat(cashier.post("/ventas", sale).status()).isEqualTo(422);
        assertThat(Footprint.objectsOf("sales", till))
                .contains("org.ferrepos.sales.till.TillSessions", "org.ferrepos.sales.registration.SaleWriter");
        assertThat(Footprint.threadsOf(till)).anyMatch(name -> name.startsWith("sale-writer"));
        // Settings are read by every process, so that a mistake in them is told wherever it is.
        assertThat(Footprint.objectsOf("sales", stock)).containsOnly("org.ferrepos.sales.SalesPolicy");
        assertThat(Footprint.threadsOf(stock)).noneMatch(name -> name.startsWith("sale-"));
        assertThat(warehouse.get("/metrics").body()).doesNotContain("ferre_pos_sale_");
    }

    private void isAbsent(Api api, String... paths) {
        for (String path : paths) {
            Api.Answer answer = api.withToken(admin).get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).as(path).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void onlyTheDashboardHasPages() {
        for (Api api : List.of(pos, warehouse)) {
            for (String path : List.of("/", "/index.html", "/caja", "/assets/")) {
                Api.Answer answer =
                        api.withToken(admin).with("Accept", "text/html").get(path);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.headers()).doesNotContainKey("content-security-policy");
            }
        }
        Api.Answer page = dashboard.with("Accept", "text/html").get("/caja");
        Api.Answer same = all.with("Accept", "text/html").get("/caja");
        assertThat(page.status()).isEqualTo(same.status());
        assertThat(withoutAccidents(page.body())).isEqualTo(withoutAccidents(same.body()));
    }

    @Test
    void everyProcessSaysWhatItIs() {
        for (Api api : List.of(all, pos, warehouse, dashboard)) {
            for (String path : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
                assertThat(api.get(path).status()).as(path).isEqualTo(200);
                assertThat(api.get(path).json().path("status").asText()).isEqualTo("UP");
            }
            assertThat(api.get("/metrics").body()).contains("ferre_pos_database_connections_max");
        }
        assertThat(pos.get("/api/pos/health").status()).isEqualTo(200);
        assertThat(warehouse.get("/api/deposito/health").status()).isEqualTo(200);
        assertThat(pos.get("/info").json().path("target").asText()).isEqualTo("api_pos");
        assertThat(warehouse.get("/info").json().path("target").asText()).isEqualTo("agente_deposito");
        assertThat(dashboard.get("/info").json().path("target").asText()).isEqualTo("dashboard");
    }

    @Test
    void aLogoutHoldsInEveryProcessWithinASecond() {
        for (Api loggedOutAt : List.of(all, pos)) {
            assertThat(Waiting.shortest(5, LOGOUT, () -> logout(loggedOutAt))).isLessThanOrEqualTo(LOGOUT);
        }
    }

    /** How long after a logout in one process the token still works in another. */
    private Duration logout(Api loggedOutAt) {
        String token = Programs.token(all, "deposito");
        assertThat(warehouse.withToken(token).get("/stock?limit=1").status()).isEqualTo(200);
        assertThat(loggedOutAt
                        .withToken(token)
                        .post("/api/pos/auth/logout", "{}")
                        .status())
                .isEqualTo(204);
        long loggedOut = System.nanoTime();
        assertThat(loggedOutAt.withToken(token).get("/api/pos/auth/me").status())
                .isEqualTo(401);
        for (Api other : List.of(warehouse, pos, all)) {
            String path = other == warehouse ? "/stock?limit=1" : "/api/pos/auth/me";
            Waiting.until(PATIENCE, () -> other.withToken(token).get(path).status() != 200);
        }
        Duration held = Duration.ofNanos(System.nanoTime() - loggedOut);
        for (Api other : List.of(warehouse, pos, all)) {
            String path = other == warehouse ? "/stock?limit=1" : "/api/pos/auth/me";
            assertThat(other.withToken(token).get(path).code()).isEqualTo("AUTH_TOKEN_INVALID");
        }
        return held;
    }
}
