package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.header;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs as their owners follow, cancel and schedule them. */
@ExtendWith(SharedProgram.class)
@Timeout(60)
class JobsContractTest {
    private static final String IMPORT = "/api/pos/productos/importar";
    private static final String SCHEDULES = "/api/jobs/programados";

    private final ContractApi api;

    JobsContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void an_import_of_size_is_answered_at_once_and_followed_to_its_report() throws IOException {
        String sku = "JOB-" + id().substring(24);
        ContractApi sender = api.as("supervisor").with("Content-Type", "text/csv");
        Api.Answer accepted = sender.with("Prefer", "respond-async")
                .send("POST", IMPORT, "sku,name,price\n" + sku + ",Prueba,990\n" + sku + "-X,Sin precio,\n");
        String job = ok(202, accepted).path("job_id").asText();
        assertThat(header(accepted, "preference-applied")).isEqualTo("respond-async");
        assertThat(header(accepted, "location")).isEqualTo("/api/jobs/" + job);

        List<JsonNode> told = events(api.as("supervisor"), job);
        JsonNode done = told.getLast();
        assertThat(done.path("status").asText()).as("%s", done).isEqualTo("done");
        assertThat(done.path("progress").asDouble()).isEqualTo(1);
        assertThat(done.path("kind").asText()).isEqualTo("catalog.import");
        assertThat(done.path("owner").asText()).isEqualTo("supervisor");
        assertThat(done.path("message").asText()).contains("2 líneas");
        assertThat(done.at("/result/content_type").asText()).isEqualTo("application/json");

        Api.Answer result = api.as("supervisor").get("/api/jobs/" + job + "/resultado");
        JsonNode report = ok(200, result);
        assertThat(header(result, "content-disposition")).contains("importacion.json");
        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.at("/rejected/0/line").asInt()).isEqualTo(3);
        assertThat(ok(200, api.as("supervisor").get("/api/jobs/" + job))
                        .path("status")
                        .asText())
                .isEqualTo("done");
        refused(409, "JOB_ENDED", api.as("supervisor").post("/api/jobs/" + job + "/cancelar", "{}"));
    }

    @Test
    void the_same_key_makes_one_job() {
        ContractApi sender = api.as("admin")
                .with("Content-Type", "text/csv")
                .with("Prefer", "respond-async")
                .with("Idempotency-Key", id());
        String file = "sku,name,price\nKEY-1,Llave,100\n";
        String job = ok(202, sender.send("POST", IMPORT, file)).path("job_id").asText();

        assertThat(ok(202, sender.send("POST", IMPORT, file)).path("job_id").asText())
                .isEqualTo(job);
        refused(409, "IDEMPOTENCY_CONFLICT", sender.send("POST", IMPORT, file + "KEY-2,Otra,100\n"));
    }

    @Test
    void an_import_that_is_waited_for_answers_as_ever_and_is_listed() {
        ContractApi sender = api.as("admin").with("Content-Type", "text/csv");
        ok(200, sender.send("POST", IMPORT, "sku,name,price\nHERE-1,Aquí,100\n"));
        refused(400, "VALIDATION_FAILED", sender.send("POST", IMPORT, "sku,name\nHERE-2,Aquí\n"));

        JsonNode items = ok(200, api.as("admin").get("/api/jobs?kind=catalog.import&mine=true&limit=2"))
                .path("items");
        assertThat(items.at("/0/status").asText()).isEqualTo("failed");
        assertThat(items.at("/1/status").asText()).isEqualTo("done");
        assertThat(items.at("/0/problem/code").asText()).isEqualTo("VALIDATION_FAILED");
        assertThat(items.at("/1").has("result")).isFalse();
        refused(
                404,
                "JOB_RESULT_MISSING",
                api.as("admin").get("/api/jobs/" + items.at("/1/id").asText() + "/resultado"));
    }

    @Test
    void others_neither_see_nor_cancel_and_the_list_has_its_bounds() {
        ContractApi sender = api.as("admin").with("Content-Type", "text/csv").with("Prefer", "respond-async");
        String job = ok(202, sender.send("POST", IMPORT, "sku,name,price\nOWN-1,Propio,100\n"))
                .path("job_id")
                .asText();
        for (String other : List.of("cajero", "supervisor")) {
            refused(404, "JOB_NOT_FOUND", api.as(other).get("/api/jobs/" + job));
            refused(404, "JOB_NOT_FOUND", api.as(other).post("/api/jobs/" + job + "/cancelar", "{}"));
            refused(404, "JOB_NOT_FOUND", api.as(other).get("/api/jobs/" + job + "/resultado"));
            refused(404, "JOB_NOT_FOUND", api.as(other).get("/api/jobs/" + job + "/eventos"));
            assertThat(ok(200, api.as(other).get("/api/jobs?limit=500"))
                            .path("items")
                            .findValuesAsText("id"))
                    .doesNotContain(job);
        }
        assertThat(ok(200, api.as("cajero").get("/api/jobs")).path("items")).isEmpty();
        refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/jobs?status=nunca"));
        refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/jobs?limit=501"));
        refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/jobs/1"));
        JsonNode page = ok(200, api.as("admin").get("/api/jobs?limit=1"));
        assertThat(page.path("items")).hasSize(1);
    }

    @Test
    void schedules_are_made_changed_run_and_removed() {
        String body = "{'kind':'platform.job_cleanup','cron':'30 0 * * *','branch':'SCL-01','enabled':%s}";
        JsonNode made = ok(201, api.as("admin").post(SCHEDULES, json(body, "true")));
        String path = SCHEDULES + "/" + made.path("id").asText();
        assertThat(made.path("next_run_at").asText()).isNotBlank();
        assertThat(made.path("recipients")).isEmpty();
        JsonNode changed = ok(200, api.as("admin").put(path, json(body, "false")));
        assertThat(changed.has("next_run_at")).isFalse();

        String job = ok(202, api.as("admin").post(path + "/ejecutar", "{}"))
                .path("job_id")
                .asText();
        Waiting.until(
                Duration.ofSeconds(30),
                () -> ok(200, api.as("admin").get("/api/jobs/" + job))
                        .path("status")
                        .asText()
                        .equals("done"));
        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);
        refused(404, "SCHEDULE_NOT_FOUND", api.as("admin").get(path));
    }

    /** Its jobs run with what the administrator may. */
    @Test
    void a_supervisor_sees_but_does_not_change_what_an_administrator_scheduled() {
        String body = "{'kind':'platform.job_cleanup','cron':'30 0 * * *','branch':'SCL-01','enabled':false}";
        String path = SCHEDULES + "/"
                + ok(201, api.as("admin").post(SCHEDULES, json(body)))
                        .path("id")
                        .asText();

        ok(200, api.as("supervisor").get(path));
        refused(403, "FORBIDDEN", api.as("supervisor").put(path, json(body)));
        refused(403, "FORBIDDEN", api.as("supervisor").delete(path));
        assertThat(api.as("admin").delete(path).status()).isEqualTo(204);

        String own = SCHEDULES + "/"
                + ok(201, api.as("supervisor").post(SCHEDULES, json(body)))
                        .path("id")
                        .asText();
        ok(200, api.as("supervisor").put(own, json(body)));
        assertThat(api.as("supervisor").delete(own).status()).isEqualTo(204);
    }

    @Test
    void what_is_no_schedule_is_refused_by_its_field() {
        for (String[] wrong : new String[][] {
            {"cron", "'kind':'platform.job_cleanup','cron':'61 * * * *','zone':'America/Santiago'"},
            {"cron", "'kind':'platform.job_cleanup','cron':'0 0 30 2 *','zone':'America/Santiago'"},
            {"kind", "'kind':'catalog.import','cron':'0 1 * * *','zone':'America/Santiago'"},
            {"zone", "'kind':'platform.job_cleanup','cron':'0 1 * * *','zone':'-04:00'"},
            {"zone", "'kind':'platform.job_cleanup','cron':'0 1 * * *'"},
            {"branch", "'kind':'platform.job_cleanup','cron':'0 1 * * *','branch':'NOPE'"},
            {"parameters", "'kind':'platform.job_cleanup','cron':'0 1 * * *','branch':'SCL-01','parameters':{'x':1}"},
        }) {
            JsonNode problem = refused(
                    400,
                    "VALIDATION_FAILED",
                    api.as("admin").post(SCHEDULES, json("{" + wrong[1] + ",'enabled':true}")));
            assertThat(problem.at("/errors/0/field").asText()).as("%s", problem).isEqualTo(wrong[0]);
        }
        refused(403, "FORBIDDEN", api.as("cajero").get(SCHEDULES));
        refused(
                403,
                "FORBIDDEN_BRANCH",
                api.as("supervisor")
                        .post(
                                SCHEDULES,
                                json(
                                        "{'kind':'platform.job_cleanup','cron':'0 1 * * *','branch':'VAP-01','enabled':true}")));
    }

    /** Every event until the stream ends by itself. */
    private static List<JsonNode> events(ContractApi api, String job) throws IOException {
        List<JsonNode> told = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(api.open("/api/jobs/" + job + "/eventos").body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    told.add(mapper.readTree(line.substring(5)));
                }
            }
        }
        return told;
    }
}
