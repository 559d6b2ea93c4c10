package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.header;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ferrepos.testkit.program.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every service answers beside its own routes, and how problems are told. */
@ExtendWith(SharedProgram.class)
class ServiceContractTest {
    private final ContractApi api;

    ServiceContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void health_is_up_at_the_root_and_behind_each_prefix() {
        for (String path : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
            assertThat(ok(200, api.get(path)).path("status").asText()).isEqualTo("UP");
        }
        for (String prefix : List.of("/api/pos", "/api/deposito")) {
            assertThat(ok(200, api.get(prefix + "/health")).path("status").asText())
                    .isEqualTo("UP");
            assertThat(ok(200, api.get(prefix + "/info")).path("name").asText()).isEqualTo("ferre-pos");
        }
    }

    @Test
    void metrics_have_the_names_of_the_guides() {
        ok(200, api.as("admin").get("/api/pos/auth/me"));
        Api.Answer metrics = api.get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(header(metrics, "Content-Type")).startsWith("text/plain");
        assertThat(metrics.body())
                .containsPattern(
                        "ferre_pos_http_requests_total\\{method=\"GET\",path=\"/api/pos/auth/me\",status=\"200\",?}")
                .contains(
                        "ferre_pos_http_request_duration_seconds_bucket",
                        "ferre_pos_database_connections_active",
                        "ferre_pos_database_connections_max",
                        "ferre_pos_system_memory_used_bytes",
                        "ferre_pos_system_memory_total_bytes");
        assertThat(api.get("/api/pos/metrics").status()).isEqualTo(200);
    }

    @Test
    void info_tells_which_build_runs() {
        JsonNode info = ok(200, api.get("/info"));
        for (String field : List.of("name", "target", "version", "commit", "build_time")) {
            assertThat(info.path(field).asText()).as(field).isNotBlank();
        }
        assertThat(info.path("target").asText()).isEqualTo("all");
    }

    @Test
    void documentation_is_served() {
        Api.Answer moved = api.get("/docs");
        assertThat(moved.status()).isIn(200, 301, 302);
        assertThat(api.get("/docs/").body()).contains("swagger-ui").contains("/openapi");
        assertThat(api.get("/openapi").body()).contains("openapi: 3.");
        assertThat(api.get("/openapi?format=json").json().path("openapi").asText())
                .startsWith("3.");
    }

    @Test
    void what_does_not_exist_is_a_problem_and_internal_paths_do_not_exist() {
        for (String path : List.of(
                "/nope", "/api/pos/nope", "/api/nope", "/internal/metrics/open", "/prometheus-raw", "/ventas")) {
            refused(404, "NOT_FOUND", api.get(path));
        }
        refused(405, "METHOD_NOT_ALLOWED", api.as("admin").delete("/api/pos/ventas"));
    }

    @Test
    void a_refused_method_is_answered_with_the_ones_the_route_takes() {
        OpenApiDocument.committed().path("paths").fieldNames().forEachRemaining(template -> {
            if (!template.startsWith("/api/")) {
                return; // the framework's own routes take any method
            }
            String path = template.replaceAll("\\{[^}]+}", "X-1");
            Map<String, Api.Answer> answers = new TreeMap<>();
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
                answers.put(method, api.send(method, path, null));
            }
            Set<String> taken = new TreeSet<>(Set.of("OPTIONS"));
            answers.forEach((method, answer) -> {
                if (answer.status() != 405) {
                    taken.add(method);
                }
            });
            if (taken.contains("GET")) {
                taken.add("HEAD");
            }
            answers.values().stream()
                    .filter(answer -> answer.status() == 405)
                    .forEach(answer ->
                            assertThat(header(answer, "Allow")).as(path).isEqualTo(String.join(", ", taken)));
        });
    }

    @Test
    void every_answer_has_a_request_id_which_a_client_may_choose() {
        assertThat(header(api.get("/info"), "X-Request-ID")).isNotBlank();
        Api.Answer chosen = api.with("X-Request-ID", "caja-7-000123").get("/api/pos/auth/me");
        assertThat(header(chosen, "X-Request-ID")).isEqualTo("caja-7-000123");
        assertThat(chosen.json().path("trace_id").asText()).isEqualTo("caja-7-000123");
    }

    @Test
    void caches_are_told_that_an_answer_may_be_compressed() {
        assertThat(header(api.get("/info"), "Vary")).contains("Accept-Encoding");
    }

    @Test
    void problems_are_told_in_spanish_and_on_request_in_english() {
        JsonNode spanish = refused(401, "AUTH_REQUIRED", api.get("/api/pos/auth/me"));
        Api.Answer answer = api.with("Accept-Language", "en-US,en;q=0.9").get("/api/pos/auth/me");
        JsonNode english = refused(401, "AUTH_REQUIRED", answer);
        assertThat(header(answer, "Content-Language")).isEqualTo("en");
        assertThat(english.path("detail").asText())
                .isNotEqualTo(spanish.path("detail").asText());
        assertThat(english.path("title")).isNotEqualTo(spanish.path("title"));
        assertThat(english.path("type")).isEqualTo(spanish.path("type"));
        JsonNode fields = api.with("Accept-Language", "en")
                .post("/api/pos/auth/login", "{}")
                .json();
        assertThat(fields.at("/errors/0/message").asText()).contains("must not be");
    }

    @Test
    void a_client_that_takes_any_language_gets_one_and_not_two() {
        JsonNode any = api.with("Accept-Language", "*")
                .post("/api/pos/auth/login", "{}")
                .json();
        assertThat(any.path("detail").asText()).startsWith("La solicitud no es válida");
        assertThat(any.at("/errors/0/message").asText()).startsWith("es obligatorio");
    }

    @Test
    void bodies_over_a_mebibyte_are_refused_and_uploads_have_more_room() {
        String large = "{\"reason\":\"" + "x".repeat(1_100_000) + "\"}";
        refused(413, "PAYLOAD_TOO_LARGE", api.as("admin").post("/api/pos/ventas", large));
        String csv = "sku,name,price\n" + "BAD SKU WITH SPACES AND MORE,,\n".repeat(40_000);
        Api.Answer upload = api.as("admin").with("Content-Type", "text/csv").post("/api/pos/productos/importar", csv);
        assertThat(ok(200, upload).path("rejected_total").asInt()).isEqualTo(40_000);
    }

    @Test
    void a_body_of_another_type_or_broken_json_is_refused() {
        ContractApi admin = api.as("admin");
        refused(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                admin.with("Content-Type", "application/xml").post("/api/pos/ventas", "<sale/>"));
        refused(400, "VALIDATION_FAILED", admin.post("/api/pos/ventas", "{\"branch\":\"SCL-01\",\"branch\":1}"));
        refused(400, "VALIDATION_FAILED", admin.post("/api/pos/ventas", "[]"));
        refused(400, "VALIDATION_FAILED", admin.post("/api/pos/ventas", ""));
    }
}
