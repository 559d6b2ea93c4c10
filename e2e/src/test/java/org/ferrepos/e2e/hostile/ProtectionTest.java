package org.ferrepos.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Limits, lock-out, other sites' pages, headers and metrics of a program that is configured as in production. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProtectionTest {
    private static final String LISTED = SharedPrograms.LISTED_SITE;

    private RunningProgram program;

    @BeforeAll
    void start() {
        program = SharedPrograms.guarded().program();
    }

    /** A client behind the reverse proxy on this machine, at an address of its own. */
    private Api from(String address) {
        return Api.at(program.baseUrl()).with("X-Forwarded-For", address);
    }

    @Test
    void theEleventhLoginInAMinuteIsRefusedPerAddressBehindTheProxy() {
        Api client = from("203.0.113.1");
        Allowance.isExactly(10, i -> client.post("/api/pos/auth/login", "{\"username\":\"nadie-" + i + "\"}"));

        // What a client writes itself stands before what the proxy adds, and is not believed.
        Allowance.isUsedUp(from("198.51.100.77, 203.0.113.1").post("/api/pos/auth/login", "{}"));
        // The other spelling of the path is the same route.
        Allowance.isUsedUp(client.post("/api/auth/login", "{}"));
        assertThat(from("203.0.113.2").post("/api/pos/auth/login", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        Allowance.isExactly(
                10, i -> from("2001:db8:5:6::" + i).post("/api/pos/auth/login", "{\"username\":\"nadie\"}"));
        Allowance.isUsedUp(from("2001:db8:5:6:ffff::1").post("/api/pos/auth/login", "{}"));
        assertThat(from("2001:db8:5:7::1").post("/api/pos/auth/login", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void everyRouteHasItsLimitAndEveryUserTheirOwn() {
        Api cashier = from("203.0.113.3").as("cajero");
        Api seller = from("203.0.113.3").as("vendedor");
        Allowance.isExactly(50, i -> cashier.post("/api/pos/ventas", "{}"));
        Allowance.isExactly(200, i -> cashier.get("/api/pos/productos/buscar?q="));
        Allowance.isExactly(100, i -> cashier.get("/api/pos/terminales/NO-EXISTE"));

        assertThat(cashier.get("/api/pos/sucursales").status())
                .as("the default is one limit")
                .isEqualTo(429);
        assertThat(seller.post("/api/pos/ventas", "{}").status()).isEqualTo(400);
        assertThat(seller.get("/api/pos/sucursales").status()).isEqualTo(200);
        for (int i = 0; i < 150; i++) {
            assertThat(cashier.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverProvesNothingIsLimitedPerAddressAndKeepsNobodyOut() {
        Api stranger = from("203.0.113.8");
        List<Api> guesses = List.of(
                stranger,
                stranger.with("Authorization", "Bearer nada"),
                stranger.with("X-API-Key", "fpk_nada"),
                stranger.with("Authorization", "Basic bmFkYQ=="));
        Allowance.isExactly(100, i -> {
            Api.Answer answer = guesses.get(i % guesses.size()).get("/api/pos/sucursales");
            assertThat(answer.status()).isIn(401, 429);
            return answer;
        });
        Allowance.isExactly(50, i -> stranger.post("/api/pos/ventas", "{}"));

        Api analyst = stranger.as("analista");
        Api.Answer expired =
                stranger.with("Authorization", "Bearer " + expired("analista")).get("/api/pos/sucursales");
        assertThat(expired.status()).as(expired.body()).isEqualTo(401);
        assertThat(expired.code()).isEqualTo("AUTH_TOKEN_EXPIRED");
        assertThat(analyst.get("/api/pos/sucursales").status()).isEqualTo(200);
        assertThat(stranger.post("/api/pos/auth/refresh", "{}").status()).isEqualTo(400);
        assertThat(from("203.0.113.9").get("/api/pos/sucursales").status()).isEqualTo(401);
    }

    private String expired(String username) {
        String token = Programs.login(from("203.0.113.11"), username, RunningProgram.PASSWORD)
                .json()
                .path("access_token")
                .asText();
        return Forgery.hs256(
                Forgery.claimsOf(token).replaceAll("\"exp\":\\d+", "\"exp\":1700000000"), SharedPrograms.SECRET);
    }

    @Test
    void whatARoleMayNotDoCountsAsWell() {
        Api dispatcher = from("203.0.113.10").as("despacho");
        Allowance.isExactly(100, i -> {
            Api.Answer answer = dispatcher.get("/api/pos/usuarios");
            assertThat(answer.status()).isIn(403, 429);
            return answer;
        });
    }

    @Test
    void aKeyWithoutLimitIsNotLimited() {
        Api admin = from("203.0.113.4").as("admin");
        Api anybody = from("203.0.113.4");
        Api free = anybody.with("X-API-Key", Programs.apiKey(admin, List.of("terminal"), false));
        for (int i = 0; i < 150; i++) {
            assertThat(free.get("/api/pos/terminales/NO-EXISTE").status()).isEqualTo(404);
        }
        Api limited = anybody.with("X-API-Key", Programs.apiKey(admin, List.of("terminal"), true));
        Allowance.isExactly(100, i -> limited.get("/api/pos/terminales/NO-EXISTE"));
    }

    @Test
    void wrongPasswordsLockANameWhereTheyCameFromAndMuchLaterEverywhere() {
        for (int network = 0; network < 10; network++) {
            for (int i = 0; i < 10; i++) {
                assertThat(Programs.login(from("192.0.2." + network), "etiquetas", "wrong-password-" + i)
                                .status())
                        .isEqualTo(401);
            }
            if (network == 0) {
                // Ten from one address keep nobody out elsewhere, and this one becomes known.
                assertThat(Programs.login(from("192.0.2.99"), "etiquetas", RunningProgram.PASSWORD)
                                .status())
                        .isEqualTo(200);
            }
        }
        Api.Answer right = Programs.login(from("192.0.2.100"), "etiquetas", RunningProgram.PASSWORD);
        assertThat(right.status()).as(right.body()).isEqualTo(423);
        assertThat(right.code()).isEqualTo("AUTH_LOCKED");
        for (String[] other : new String[][] {{"192.0.2.99", "etiquetas"}, {"192.0.2.101", "despacho"}}) {
            assertThat(Programs.login(from(other[0]), other[1], RunningProgram.PASSWORD)
                            .status())
                    .as(other[1])
                    .isEqualTo(200);
        }
    }

    @Test
    void onlyListedSitesMayCallFromABrowser() {
        RawHttp.Answer listed = preflight(LISTED);
        assertThat(listed.status()).isEqualTo(204);
        assertThat(listed.header("access-control-allow-origin")).isEqualTo(LISTED);
        assertThat(listed.header("access-control-allow-methods")).contains("POST");
        assertThat(listed.header("access-control-allow-headers")).contains("X-API-Key", "Authorization");
        assertThat(listed.header("vary")).contains("Origin", "Accept-Encoding");
        // The header that asks for a session in a cookie is for the program's own pages.
        assertThat(listed.header("access-control-allow-headers")).doesNotContainIgnoringCase("X-Session");

        for (String origin :
                List.of("https://evil.example", "null", LISTED + ".evil.example", "http://pos.ejemplo.cl")) {
            RawHttp.Answer foreign = preflight(origin);
            assertThat(foreign.status()).as(origin).isEqualTo(403);
            assertThat(foreign.headers()).doesNotContainKey("access-control-allow-origin");
            RawHttp.Answer plain = raw(HostileCase.of(null, "GET", "/info").header("Origin", origin));
            assertThat(plain.headers()).as(origin).doesNotContainKey("access-control-allow-origin");
        }
        assertThat(raw(HostileCase.of(null, "GET", "/info").header("Origin", LISTED))
                        .header("access-control-allow-origin"))
                .isEqualTo(LISTED);
    }

    private RawHttp.Answer preflight(String origin) {
        return raw(HostileCase.of(null, "OPTIONS", "/api/pos/ventas")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST"));
    }

    private RawHttp.Answer raw(HostileCase request) {
        return RawHttp.send(program.port(), request.wire(null));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        Api key = metricsKey();
        List<Api.Answer> answers = List.of(
                from("203.0.113.5").get("/info"),
                from("203.0.113.5").get("/health"),
                from("203.0.113.5").get("/docs/"),
                from("203.0.113.5").get("/openapi"),
                from("203.0.113.5").get("/nada"),
                from("203.0.113.5").get("/api/pos/ventas"),
                from("203.0.113.5").get("/metrics"),
                key.get("/metrics"),
                from("203.0.113.5").send("PATCH", "/api/pos/ventas", null),
                from("203.0.113.5").post("/api/pos/auth/login", "{"),
                from("203.0.113.5").post("/api/pos/ventas", " ".repeat(2 << 20)));
        for (Api.Answer answer : answers) {
            assertThat(answer.headers())
                    .as(answer.status() + " "
                            + answer.body()
                                    .substring(0, Math.min(80, answer.body().length())))
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsKeys("x-request-id", "referrer-policy", "strict-transport-security");
        }
    }

    private Api metricsKey() {
        Api admin = from("203.0.113.6").as("admin");
        return from("203.0.113.6").with("X-API-Key", Programs.apiKey(admin, List.of("analista"), false));
    }

    @Test
    void metricsNeedAKeyOutsideTheirNetworks() {
        for (String path : List.of("/metrics", "/api/pos/metrics")) {
            assertThat(Api.at(program.baseUrl()).get(path).status()).as(path).isEqualTo(401);
            assertThat(from("203.0.113.7").get(path).status()).as(path).isEqualTo(401);
            Api.Answer inside = from("10.99.1.2").get(path);
            assertThat(inside.status()).as(path).isEqualTo(200);
            assertThat(inside.body()).contains("ferre_pos_http_requests_total");
            assertThat(metricsKey().get(path).body()).contains("ferre_pos_http_requests_total");
        }
        Api admin = from("203.0.113.6").as("admin");
        Map<List<String>, Integer> byScope =
                Map.of(List.of(), 200, List.of("read"), 200, List.of("/metrics"), 200, List.of("/api/inventory"), 403);
        byScope.forEach((scopes, status) -> {
            String key = Programs.apiKey(admin, List.of("cajero"), false, scopes);
            assertThat(from("203.0.113.7")
                            .with("X-API-Key", key)
                            .get("/metrics")
                            .status())
                    .as(scopes.toString())
                    .isEqualTo(status);
        });
        assertThat(from("203.0.113.7").as("cajero").get("/metrics").status()).isEqualTo(403);
        assertThat(from("203.0.113.7").as("analista").get("/metrics").status()).isEqualTo(200);
        assertThat(from("10.99.1.2, 203.0.113.7").get("/metrics").status()).isEqualTo(401);
    }

    @Test
    void theStartNamesTheProcessAndWhatHasNoEffect() {
        assertThat(program.output())
                .contains("\"instance_id\":\"tienda-7\"", "Aviso: Claves aceptadas sin efecto: metrics.subsystem\n");
    }
}
