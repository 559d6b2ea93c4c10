package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail that finds no server: who is told why, tries it again, and sets it aside. */
@ExtendWith(SharedProgram.class)
@Timeout(120)
class OutboxContractTest {
    private static final String FAILED = "/api/outbox/fallidos";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ContractApi api;

    OutboxContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void mailThatFoundNoServerIsToldAgainWhenThereIsOne() throws Exception {
        String job = jobWithRecipient("ana@example.com");
        JsonNode letter = letterAbout(job);
        assertThat(letter.path("consumer").asText()).isEqualTo("platform.mail");
        assertThat(letter.path("kind").asText()).isEqualTo("job.ended");
        assertThat(letter.path("error").asText()).contains("no connection");
        assertThat(letter.has("retry_requested_at")).isFalse();
        String path = FAILED + "/" + letter.path("id").asText();

        assertThat(admin().post(path + "/reintentar", "{}").status()).isEqualTo(204);
        Waiting.until(
                PATIENCE,
                () -> !letterAbout(job).path("failed_at").equals(letter.path("failed_at"))
                        && !letterAbout(job).has("retry_requested_at"));

        GreenMail mail =
                new GreenMail(new ServerSetup(SharedPrograms.MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            assertThat(admin().post(path + "/reintentar", "{}").status()).isEqualTo(204);
            Waiting.until(PATIENCE, () -> letters().stream().noneMatch(each -> isAbout(each, job)));
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(String.valueOf(mail.getReceivedMessages()[0].getContent()))
                    .contains("https://pos.ejemplo.cl/trabajos?job=" + job);
        } finally {
            mail.stop();
        }
        refused(404, "DEAD_LETTER_NOT_FOUND", admin().post(path + "/reintentar", "{}"));
        assertThat(audited(letter)).contains("retry");
    }

    @Test
    void whatIsSetAsideIsGoneAndTheAuditKeepsIt() {
        String job = jobWithRecipient("luis@example.com");
        JsonNode letter = letterAbout(job);
        String path = FAILED + "/" + letter.path("id").asText();

        assertThat(admin().post(path + "/descartar", "{}").status()).isEqualTo(204);

        assertThat(letters()).noneMatch(each -> isAbout(each, job));
        refused(404, "DEAD_LETTER_NOT_FOUND", admin().post(path + "/descartar", "{}"));
        assertThat(audited(letter)).contains("set_aside");
    }

    @Test
    void onlyWhoMaySeesThemAndTheListHasItsBounds() {
        for (String other : List.of("supervisor", "cajero", "analista")) {
            refused(403, "FORBIDDEN", api.as(other).get(FAILED));
            refused(403, "FORBIDDEN", api.as(other).post(FAILED + "/1/reintentar", "{}"));
            refused(403, "FORBIDDEN", api.as(other).post(FAILED + "/1/descartar", "{}"));
        }
        refused(401, "AUTH_REQUIRED", api.get(FAILED));
        refused(404, "DEAD_LETTER_NOT_FOUND", admin().post(FAILED + "/999999999/descartar", "{}"));
        refused(404, "DEAD_LETTER_NOT_FOUND", admin().post(FAILED + "/uno/reintentar", "{}"));
        refused(400, "VALIDATION_FAILED", admin().get(FAILED + "?limit=0"));
        refused(400, "VALIDATION_FAILED", admin().get(FAILED + "?after=x"));
        assertThat(ok(200, admin().get(FAILED + "?consumer=nobody")).path("items"))
                .isEmpty();
    }

    private ContractApi admin() {
        return api.as("admin");
    }

    /** A job that is over, and about which somebody asked to be told by mail. */
    private String jobWithRecipient(String address) {
        String schedules = "/api/jobs/programados";
        String body =
                "{'kind':'platform.job_cleanup','cron':'30 0 * * *','branch':'SCL-01','enabled':false,'recipients':['%s']}";
        String schedule =
                ok(201, admin().post(schedules, json(body, address))).path("id").asText();
        String job = ok(202, admin().post(schedules + "/" + schedule + "/ejecutar", "{}"))
                .path("job_id")
                .asText();
        assertThat(admin().delete(schedules + "/" + schedule).status()).isEqualTo(204);
        return job;
    }

    private JsonNode letterAbout(String job) {
        Waiting.until(PATIENCE, () -> letters().stream().anyMatch(each -> isAbout(each, job)));
        return letters().stream().filter(each -> isAbout(each, job)).findFirst().orElseThrow();
    }

    private static boolean isAbout(JsonNode letter, String job) {
        return letter.path("key").asText().equals(job);
    }

    private List<JsonNode> letters() {
        JsonNode items = ok(200, admin().get(FAILED + "?limit=500")).path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private List<String> audited(JsonNode letter) {
        String key = letter.path("id").asText();
        return ok(200, admin().get("/api/pos/auditoria?entity=dead_letter&key=" + key))
                .path("items")
                .findValuesAsText("action");
    }
}
