package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file that a job made, as its owner fetches it by a link, and as nobody else does. */
@ExtendWith(SharedProgram.class)
@Timeout(60)
class FilesContractTest {
    private final ContractApi api;

    FilesContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void theOwnerGetsALinkThatOpensTheFileWithoutALogin() throws GeneralSecurityException {
        JsonNode result = result();
        JsonNode link = link(result);
        assertThat(Instant.parse(link.path("expires_at").asText()))
                .isBetween(Instant.now(), Instant.now().plus(SharedPrograms.LINK_DURATION));

        HttpResponse<byte[]> file = api.raw("GET", link.path("url").asText(), null);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains("\"rejected_total\":1");
        assertThat(file.body()).hasSize(result.path("bytes").asInt());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
                .isEqualTo(result.path("sha256").asText());
        assertThat(first(file, "Content-Type")).isEqualTo("application/json");
        assertThat(first(file, "Content-Disposition")).startsWith("attachment;").contains("importacion.json");
        assertThat(first(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(first(file, "Cache-Control")).contains("no-store");
    }

    /** A part of a file is not promised: who asks for one is given all of it. */
    @Test
    void whoAsksForAPartIsGivenTheWhole() {
        JsonNode result = result();
        HttpResponse<byte[]> file = api.with("Range", "bytes=0-3")
                .raw("GET", link(result).path("url").asText(), null);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).hasSize(result.path("bytes").asInt());
        assertThat(file.headers().firstValue("Content-Range")).isEmpty();
    }

    @Test
    void nobodyElseGetsALink() {
        String path = "/api/files/" + result().path("file").asText() + "/enlace";
        for (String other : new String[] {"cajero", "admin"}) {
            refused(404, "FILE_NOT_FOUND", api.as(other).post(path, "{}"));
        }
        refused(401, "AUTH_REQUIRED", api.post(path, "{}"));
        refused(404, "FILE_NOT_FOUND", api.as("supervisor").post("/api/files/" + id() + "/enlace", "{}"));
        refused(400, "VALIDATION_FAILED", api.as("supervisor").post("/api/files/1/enlace", "{}"));
    }

    @Test
    void aTokenOpensItsOwnFileAndOnlyUnchanged() {
        JsonNode result = result();
        String url = link(result).path("url").asText();
        String token = url.substring(url.indexOf('=') + 1);
        String file = "/api/files/" + result.path("file").asText();
        String other = "/api/files/" + result().path("file").asText();

        refused(403, "FILE_LINK_INVALID", api.get(file));
        refused(403, "FILE_LINK_INVALID", api.get(file + "?token="));
        refused(403, "FILE_LINK_INVALID", api.get(file + "?token=no%20es"));
        refused(403, "FILE_LINK_INVALID", api.get(other + "?token=" + token));
        refused(403, "FILE_LINK_INVALID", api.get(file + "?token=" + flipped(token, token.length() - 5)));
        // The time it ends is in front, and signed as well.
        refused(403, "FILE_LINK_INVALID", api.get(file + "?token=" + flipped(token, 8)));
        // A login does not stand for the token.
        refused(403, "FILE_LINK_INVALID", api.as("supervisor").get(file));
        assertThat(api.get(url).status()).isEqualTo(200);
    }

    @Test
    void aLinkEnds() {
        String url = link(result()).path("url").asText();
        assertThat(api.get(url).status()).isEqualTo(200);
        Waiting.until(
                SharedPrograms.LINK_DURATION.plusSeconds(10), () -> api.get(url).status() != 200);
        refused(403, "FILE_LINK_INVALID", api.get(url));
    }

    /** What an import left that a supervisor asked for: one line taken, one rejected. */
    private JsonNode result() {
        String sku = "FIL-" + id().substring(24);
        ContractApi sender =
                api.as("supervisor").with("Content-Type", "text/csv").with("Prefer", "respond-async");
        String job = ok(
                        202,
                        sender.send(
                                "POST",
                                "/api/pos/productos/importar",
                                "sku,name,price\n" + sku + ",Prueba,990\n" + sku + "-X,Sin precio,\n"))
                .path("job_id")
                .asText();
        String path = "/api/jobs/" + job;
        Waiting.until(
                Duration.ofSeconds(30),
                () -> ok(200, api.as("supervisor").get(path))
                        .path("status")
                        .asText()
                        .equals("done"));
        return ok(200, api.as("supervisor").get(path)).path("result");
    }

    private JsonNode link(JsonNode result) {
        return ok(
                200,
                api.as("supervisor").post("/api/files/" + result.path("file").asText() + "/enlace", "{}"));
    }

    private static String flipped(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String first(HttpResponse<byte[]> answer, String header) {
        return answer.headers().firstValue(header).orElse("");
    }
}
