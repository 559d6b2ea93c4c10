package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.header;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logging in, tokens, users, API keys, branches and registers as the contract has them. */
@ExtendWith(SharedProgram.class)
class IdentityContractTest {
    private final ContractApi api;

    IdentityContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void a_login_answers_tokens_and_who_logged_in() {
        JsonNode answer = ok(200, login("cajero", RunningProgram.PASSWORD, "SCL-01-C1"));

        assertThat(answer.path("access_token").asText()).isNotBlank();
        assertThat(answer.path("refresh_token").asText()).isNotBlank();
        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asLong()).isPositive();
        JsonNode user = answer.path("user");
        assertThat(user.path("id").asText()).hasSize(36);
        assertThat(user.path("username").asText()).isEqualTo("cajero");
        assertThat(user.path("name").asText()).isNotBlank();
        assertThat(texts(user.path("roles"))).containsExactly("cajero");
        assertThat(user.path("branch").asText()).isEqualTo("SCL-01");
    }

    @Test
    void a_login_at_the_short_address_is_the_same() {
        ok(200, api.post("/api/auth/login", json("{'username':'vendedor','password':'%s'}", RunningProgram.PASSWORD)));
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_refused_alike() {
        refused(401, "AUTH_INVALID_CREDENTIALS", login("despacho", "not the password", null));
        refused(401, "AUTH_INVALID_CREDENTIALS", login("nobody-here", "not the password", null));
    }

    @Test
    void a_user_is_locked_after_too_many_wrong_passwords() {
        String username = newUser("cajero");
        for (int i = 0; i < 10; i++) {
            assertThat(login(username, "wrong password " + i, null).status()).isIn(401, 423);
        }
        refused(423, "AUTH_LOCKED", login(username, RunningProgram.PASSWORD, null));
    }

    @Test
    void a_login_of_the_wrong_shape_names_the_fields() {
        JsonNode problem = refused(400, "VALIDATION_FAILED", api.post("/api/pos/auth/login", "{}"));
        assertThat(problem.path("errors")).hasSize(2);
        problem.path("errors").forEach(error -> {
            assertThat(error.path("field").asText()).isIn("username", "password");
            assertThat(error.path("message").asText()).isNotBlank();
        });
    }

    @Test
    void a_refresh_answers_as_a_login_and_a_used_token_revokes_its_family() {
        JsonNode first = ok(200, login("analista", RunningProgram.PASSWORD, null));
        JsonNode second = ok(200, refresh(first));
        assertThat(second.path("user")).isEqualTo(first.path("user"));
        assertThat(second.path("refresh_token").asText())
                .isNotEqualTo(first.path("refresh_token").asText());

        refused(401, "AUTH_TOKEN_REUSED", refresh(first));
        assertThat(refresh(second).status()).isEqualTo(401);
        assertThat(bearer(second).get("/api/pos/auth/me").status()).isEqualTo(401);
    }

    @Test
    void after_logging_out_both_tokens_are_dead_at_once() {
        Api.Answer answer = login("analista", RunningProgram.PASSWORD, null);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        JsonNode session = ok(200, answer);
        ContractApi user = bearer(session);
        refused(400, "VALIDATION_FAILED", user.post("/api/pos/auth/logout", json("{'nada':1}")));
        assertThat(user.send("POST", "/api/pos/auth/logout", null).status()).isEqualTo(204);

        assertThat(user.get("/api/pos/auth/me").status()).isEqualTo(401);
        assertThat(refresh(session).status()).isEqualTo(401);
    }

    @Test
    void what_is_answered_to_somebody_stays_in_no_cache() {
        for (String path :
                List.of("/api/pos/auth/me", "/api/pos/ventas", "/api/pos/productos/TAL-750", "/api/pos/nada")) {
            assertThat(header(api.as("supervisor").get(path), "Cache-Control"))
                    .as(path)
                    .isEqualTo("no-store");
        }
        assertThat(header(api.get("/api/pos/auth/me"), "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void me_tells_who_makes_the_request() {
        JsonNode me = ok(200, api.as("supervisor").get("/api/auth/me"));
        assertThat(me.path("username").asText()).isEqualTo("supervisor");
        assertThat(texts(me.path("roles"))).containsExactly("supervisor");
        assertThat(me.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(texts(me.path("permissions")))
                .contains("sales.approve", "identity.manage_users")
                .doesNotContain("identity.manage_roles")
                .isSorted();
    }

    @Test
    void a_role_of_ones_own_counts_with_the_next_request() {
        String name = "rol_" + Long.toString(System.nanoTime(), 36);
        ContractApi admin = api.as("admin");
        String body = "{'name':'" + name + "','title':'Prueba','permissions':['identity.read_audit']}";
        refused(403, "FORBIDDEN", api.as("supervisor").post("/api/pos/roles", json(body)));
        refused(400, "VALIDATION_FAILED", admin.post("/api/pos/roles", json(body.replace("read_audit", "fly"))));
        JsonNode made = ok(201, admin.post("/api/pos/roles", json(body)));
        assertThat(made.path("built_in").asBoolean()).isFalse();
        refused(409, "ALREADY_EXISTS", admin.post("/api/pos/roles", json(body)));
        JsonNode key = ok(201, admin.post("/api/pos/api-keys", json("{'name':'k','roles':['" + name + "']}")));
        ContractApi program = api.with("X-API-Key", key.path("key").asText());
        ok(200, program.get("/api/pos/auditoria"));
        refused(409, "ROLE_IN_USE", admin.send("DELETE", "/api/pos/roles/" + name, null));
        refused(409, "ROLE_BUILT_IN", admin.send("DELETE", "/api/pos/roles/cajero", null));

        ok(200, admin.send("PUT", "/api/pos/roles/" + name, json("{'title':'Prueba','permissions':['catalog.read']}")));

        refused(403, "FORBIDDEN", program.get("/api/pos/auditoria"));
        ok(200, program.get("/api/pos/productos"));
        assertThat(texts(ok(200, program.get("/api/pos/auth/me")).path("permissions")))
                .containsExactly("catalog.read");
        String id = key.path("id").asText();
        assertThat(admin.send("DELETE", "/api/pos/api-keys/" + id, null).status())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", "/api/pos/roles/" + name, null).status())
                .isEqualTo(204);
        refused(404, "NOT_FOUND", admin.get("/api/pos/roles/" + name));
    }

    @Test
    void without_a_token_or_with_a_broken_one_nothing_is_answered() {
        Api.Answer none = api.get("/api/pos/auth/me");
        refused(401, "AUTH_REQUIRED", none);
        assertThat(header(none, "WWW-Authenticate")).startsWith("Bearer");
        refused(
                401,
                "AUTH_TOKEN_INVALID",
                api.with("Authorization", "Bearer nonsense").get("/api/pos/auth/me"));
    }

    @Test
    void an_administrator_adds_shows_changes_lists_and_deactivates_users() {
        ContractApi admin = api.as("admin");
        String username = newUser("vendedor");
        JsonNode user = find(admin, username);
        String path = "/api/pos/usuarios/" + user.path("id").asText();

        assertThat(ok(200, admin.get(path))).isEqualTo(user);
        JsonNode changed = ok(
                200, admin.put(path, json("{'name':'Otro Nombre','roles':['vendedor','despacho'],'branch':'SCL-02'}")));
        assertThat(changed.path("name").asText()).isEqualTo("Otro Nombre");
        assertThat(texts(changed.path("roles"))).containsExactlyInAnyOrder("vendedor", "despacho");
        assertThat(changed.path("branch").asText()).isEqualTo("SCL-02");
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(ok(200, admin.get(path)).path("active").asBoolean()).isFalse();
        assertThat(login(username, RunningProgram.PASSWORD, null).status()).isEqualTo(401);
    }

    @Test
    void a_username_is_taken_only_once_and_a_cashier_manages_nobody() {
        refused(409, "ALREADY_EXISTS", create("cajero", "cajero"));
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/pos/usuarios"));
        refused(404, "NOT_FOUND", api.as("admin").get("/api/pos/usuarios/" + id()));
    }

    /** As delivered: what each role may beside what a supervisor of a branch may decides, not a list of names. */
    @Test
    void a_supervisor_neither_gives_nor_takes_over_what_reaches_further() {
        ContractApi supervisor = api.as("supervisor");
        List<String> own = texts(ok(200, supervisor.get("/api/pos/auth/me")).path("permissions"));
        int given = 0;
        for (JsonNode role : ok(200, supervisor.get("/api/pos/roles")).path("items")) {
            if (!role.path("built_in").asBoolean()) {
                continue;
            }
            String name = role.path("name").asText();
            boolean within = own.containsAll(texts(role.path("permissions")));
            String username = "s" + id().substring(24);
            Api.Answer made = create(supervisor, username, name);
            String path = "/api/pos/usuarios/"
                    + (within
                            ? ok(201, made).path("id").asText()
                            : ok(201, create(api.as("admin"), username, name))
                                    .path("id")
                                    .asText());
            String change = json("{'name':'Otro','roles':['%s'],'branch':'SCL-01'}", name);
            String password = json("{'password':'%s'}", RunningProgram.PASSWORD);
            if (within) {
                given++;
                ok(200, supervisor.put(path, change));
                assertThat(supervisor.post(path + "/password", password).status())
                        .isEqualTo(204);
            } else {
                refused(403, "ROLE_NOT_GRANTABLE", made);
                refused(403, "USER_OUT_OF_REACH", supervisor.get(path));
                refused(403, "USER_OUT_OF_REACH", supervisor.post(path + "/password", password));
                refused(403, "USER_OUT_OF_REACH", supervisor.delete(path));
                refused(403, "ROLE_NOT_GRANTABLE", supervisor.put(path, change));
                refused(
                        403,
                        "USER_OUT_OF_REACH",
                        supervisor.put(path, json("{'name':'Otro','roles':['cajero'],'branch':'SCL-01'}")));
            }
        }
        assertThat(given).isBetween(3, 8);
    }

    @Test
    void an_api_key_authenticates_until_it_is_revoked_and_is_shown_once() {
        ContractApi admin = api.as("admin");
        JsonNode made = ok(201, admin.post("/api/pos/api-keys", json("{'name':'Prueba','roles':['ml_service']}")));
        String path = "/api/pos/api-keys/" + made.path("id").asText();
        ContractApi program = api.with("X-API-Key", made.path("key").asText());

        ok(200, program.get("/api/inventory?limit=1"));
        refused(403, "FORBIDDEN", program.get("/api/pos/usuarios"));
        assertThat(ok(200, admin.get(path)).has("key")).isFalse();
        assertThat(ok(200, admin.get("/api/pos/api-keys?limit=500")).path("items"))
                .anyMatch(key -> key.path("id").equals(made.path("id")));
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(program.get("/api/inventory?limit=1").status()).isEqualTo(401);
    }

    @Test
    void branches_are_listed_for_all_and_changed_by_an_administrator() {
        ContractApi admin = api.as("admin");
        String code = "T" + id().substring(28).toUpperCase(java.util.Locale.ROOT);
        String body =
                "'name':'Sucursal','address':'Calle 1','commune':'Talca','zone':'America/Santiago','currency':'CLP'}";
        JsonNode added = ok(201, admin.post("/api/pos/sucursales", json("{'code':'" + code + "'," + body)));
        assertThat(added.path("code").asText()).isEqualTo(code);
        assertThat(ok(200, api.as("cajero").get("/api/pos/sucursales/" + code))).isEqualTo(added);
        JsonNode changed =
                ok(200, admin.put("/api/pos/sucursales/" + code, json("{" + body.replace("Talca", "Curicó"))));
        assertThat(changed.path("commune").asText()).isEqualTo("Curicó");
        assertThat(admin.delete("/api/pos/sucursales/" + code).status()).isEqualTo(204);
        assertThat(ok(200, api.as("cajero").get("/api/pos/sucursales/" + code))
                        .path("active")
                        .asBoolean())
                .isFalse();
        refused(403, "FORBIDDEN", api.as("cajero").delete("/api/pos/sucursales/" + code));
        refused(409, "ALREADY_EXISTS", admin.post("/api/pos/sucursales", json("{'code':'SCL-01'," + body)));
    }

    @Test
    void registers_are_listed_added_and_deactivated() {
        ContractApi supervisor = api.as("supervisor");
        String code = "SCL-01-X" + id().substring(28).toUpperCase(java.util.Locale.ROOT);
        JsonNode added = ok(201, supervisor.post("/api/pos/terminales", json("{'code':'%s','branch':'SCL-01'}", code)));
        assertThat(added.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(ok(200, supervisor.put("/api/pos/terminales/" + code, "{\"active\":true}")))
                .isEqualTo(added);
        assertThat(ok(200, supervisor.get("/api/pos/terminales/" + code))).isEqualTo(added);
        assertThat(ok(200, api.as("cajero").get("/api/pos/terminales?branch=SCL-01&limit=500"))
                        .path("items"))
                .contains(added);
        assertThat(supervisor.delete("/api/pos/terminales/" + code).status()).isEqualTo(204);
        assertThat(ok(200, supervisor.get("/api/pos/terminales/" + code))
                        .path("active")
                        .asBoolean())
                .isFalse();
        refused(
                403,
                "FORBIDDEN_BRANCH",
                supervisor.post("/api/pos/terminales", json("{'code':'VAP-01-X1','branch':'VAP-01'}")));
    }

    @Test
    void a_change_of_master_data_is_in_the_audit_trail() {
        String username = newUser("despacho");
        JsonNode page = ok(200, api.as("admin").get("/api/pos/auditoria?limit=1&entity=user&key=" + username));
        if (page.path("items").isEmpty()) {
            page = ok(200, api.as("admin").get("/api/pos/auditoria?limit=1&entity=user"));
        }
        JsonNode entry = page.at("/items/0");
        assertThat(entry.path("user").asText()).isEqualTo("admin");
        assertThat(entry.path("action").asText()).isNotBlank();
        assertThat(entry.path("after").toString()).contains(username).doesNotContain(RunningProgram.PASSWORD);
    }

    @Test
    void what_was_refused_leaves_a_trace() {
        ContractApi admin = api.as("admin");
        String name = "x" + id().substring(24);
        refused(401, "AUTH_INVALID_CREDENTIALS", login(name, "not the password", null));
        refused(401, "AUTH_INVALID_CREDENTIALS", login(name, "not the password", null));
        refused(401, "AUTH_TOKEN_INVALID", api.with("X-API-Key", "fpk_nada").get("/api/pos/auth/me"));
        refused(
                401,
                "AUTH_TOKEN_INVALID",
                api.with("Authorization", "Bearer x.y.z").get("/api/pos/auth/me"));
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/pos/usuarios"));
        refused(403, "FORBIDDEN_BRANCH", api.as("supervisor").get("/api/dashboard/resumen?branch=VAP-01"));

        String trail = "/api/pos/auditoria?entity=access&limit=500";
        Waiting.until(
                Duration.ofSeconds(40),
                () -> !ok(200, admin.get(trail + "&key=" + name)).path("items").isEmpty());
        JsonNode row = ok(200, admin.get(trail + "&key=" + name)).at("/items/0");
        assertThat(row.path("action").asText()).isEqualTo("refuse");
        assertThat(row.path("user").asText()).isEqualTo(name);
        assertThat(row.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(row.at("/after/kind").asText()).isEqualTo("login");
        Waiting.until(
                Duration.ofSeconds(40),
                () -> kinds(ok(200, admin.get(trail)))
                        .containsAll(List.of("api_key", "token", "permission", "branch")));
        assertThat(ok(200, admin.get(trail + "&user=cajero")).path("items"))
                .anyMatch(each -> each.path("key").asText().equals("GET /api/pos/usuarios"));
        String metrics = admin.get("/metrics").body();
        for (String kind : List.of("login", "api_key", "token", "permission", "branch")) {
            assertThat(metrics).contains("ferre_pos_refusals_total{kind=\"" + kind + "\"");
        }
    }

    private static List<String> kinds(JsonNode page) {
        List<String> kinds = new ArrayList<>();
        page.path("items").forEach(row -> kinds.add(row.at("/after/kind").asText()));
        return kinds;
    }

    @Test
    void changing_ones_password_ends_ones_sessions() {
        String username = newUser("cajero");
        ContractApi user = bearer(ok(200, login(username, RunningProgram.PASSWORD, null)));
        String wanted = "another-long-password-9";
        assertThat(user.post(
                                "/api/pos/auth/password",
                                json("{'current':'%s','new':'%s'}", RunningProgram.PASSWORD, wanted))
                        .status())
                .isEqualTo(204);
        assertThat(user.get("/api/pos/auth/me").status()).isEqualTo(401);
        ok(200, login(username, wanted, null));
    }

    /** The rule is one, whoever sets the password, and what it names is the field of the route. */
    @Test
    void passwords_that_are_tried_first_are_refused_on_all_three_routes() {
        String username = newUser("cajero");
        String path = "/api/pos/usuarios/"
                + find(api.as("admin"), username).path("id").asText();
        ContractApi user = bearer(ok(200, login(username, RunningProgram.PASSWORD, null)));
        for (String bad : List.of("            ", "password1234", "abcabcabcabc", "30-11-2026-15")) {
            JsonNode made = refused(400, "VALIDATION_FAILED", create("w" + id().substring(24), "cajero", bad));
            assertThat(made.at("/errors/0/field").asText()).isEqualTo("password");
            JsonNode set = refused(
                    400, "VALIDATION_FAILED", api.as("admin").post(path + "/password", json("{'password':'%s'}", bad)));
            assertThat(set.at("/errors/0/field").asText()).isEqualTo("password");
            JsonNode own = refused(
                    400,
                    "VALIDATION_FAILED",
                    user.post(
                            "/api/pos/auth/password",
                            json("{'current':'%s','new':'%s'}", RunningProgram.PASSWORD, bad)));
            assertThat(own.at("/errors/0/field").asText()).isEqualTo("new");
        }
        refused(
                400,
                "VALIDATION_FAILED",
                api.as("admin").post(path + "/password", json("{'password':'%s'}", username + "1")));
        ok(200, login(username, RunningProgram.PASSWORD, null));
    }

    /** Looks for a user through all pages of the list. */
    private static JsonNode find(ContractApi admin, String username) {
        String after = "";
        while (true) {
            JsonNode page = ok(200, admin.get("/api/pos/usuarios?limit=4" + after));
            for (JsonNode item : page.path("items")) {
                if (item.path("username").asText().equals(username)) {
                    return item;
                }
            }
            if (page.path("next").isNull()) {
                throw new AssertionError("not listed: " + username);
            }
            after = "&after=" + page.path("next").asText();
        }
    }

    private String newUser(String role) {
        String username = "u" + id().substring(24);
        ok(201, create(username, role));
        return username;
    }

    private Api.Answer create(String username, String role) {
        return create(api.as("admin"), username, role);
    }

    private Api.Answer create(String username, String role, String password) {
        return create(api.as("admin"), username, role, password);
    }

    private static Api.Answer create(ContractApi caller, String username, String role) {
        return create(caller, username, role, RunningProgram.PASSWORD);
    }

    private static Api.Answer create(ContractApi caller, String username, String role, String password) {
        return caller.post(
                "/api/pos/usuarios",
                json(
                        "{'username':'%s','name':'Prueba','password':'%s','roles':['%s'],'branch':'SCL-01'}",
                        username, password, role));
    }

    private Api.Answer login(String username, String password, @org.jspecify.annotations.Nullable String register) {
        String till = register == null ? "" : ",'register':'" + register + "'";
        return api.post(
                "/api/pos/auth/login", json("{'username':'%s','password':'%s'" + till + "}", username, password));
    }

    private Api.Answer refresh(JsonNode session) {
        return api.post(
                "/api/pos/auth/refresh",
                json("{'refresh_token':'%s'}", session.path("refresh_token").asText()));
    }

    private ContractApi bearer(JsonNode session) {
        return api.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
