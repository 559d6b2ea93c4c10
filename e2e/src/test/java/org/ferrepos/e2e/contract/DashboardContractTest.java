package org.ferrepos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrepos.e2e.contract.ContractApi.id;
import static org.ferrepos.e2e.contract.ContractApi.json;
import static org.ferrepos.e2e.contract.ContractApi.ok;
import static org.ferrepos.e2e.contract.ContractApi.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures of the day, asked for and as they happen. */
@ExtendWith(SharedProgram.class)
@Timeout(60)
class DashboardContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A sign of life is due every fifteen. */
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(18);

    private final ContractApi api;

    DashboardContractTest(ContractApi api) {
        this.api = api;
    }

    @Test
    void the_day_counts_what_was_sold_and_not_what_was_voided() {
        String register = api.openTill();
        String sku = api.product(1190, "100");
        JsonNode before = summaryFromNowOn("?branch=SCL-01");
        ok(201, sell(register, sku, 2));
        String voided = ok(201, sell(register, sku, 1)).path("id").asText();
        ok(
                200,
                api.as("supervisor")
                        .post("/api/pos/ventas/" + voided + "/anular", json("{'reason':'Error','restock':true}")));
        String returned = ok(201, sell(register, sku, 3)).path("id").asText();
        ok(
                201,
                api.as("supervisor")
                        .post(
                                "/api/pos/ventas/" + returned + "/devoluciones",
                                json(
                                        "{'id':'%s','items':[{'line':1,'quantity':1}],'reason':'x',"
                                                + "'refund':[{'method':'debit','amount':1190}]}",
                                        id())));
        JsonNode after = summaryFromNowOn("?branch=SCL-01");

        assertThat(after.path("branch").asText()).isEqualTo("SCL-01");
        assertThat(after.path("currency").asText()).isEqualTo("CLP");
        assertThat(grown(before, after, "/sales/count")).isEqualTo(2);
        assertThat(grown(before, after, "/sales/total")).isEqualTo(5 * 1190);
        assertThat(grown(before, after, "/sales/units")).isEqualTo(5);
        assertThat(grown(before, after, "/sales/voided_count")).isEqualTo(1);
        assertThat(grown(before, after, "/sales/returns_total")).isEqualTo(1190);
        assertThat(grown(before, after, "/margin/net_sales")).isEqualTo(5 * 1000);
        // Nobody has said what the product costs.
        assertThat(grown(before, after, "/margin/cost_unknown")).isEqualTo(5 * 1000);
        assertThat(grown(before, after, "/margin/margin")).isZero();
        long hours = 0;
        for (JsonNode hour : after.path("by_hour")) {
            hours += hour.path("total").asLong();
        }
        assertThat(hours).isEqualTo(after.at("/sales/total").asLong());
        assertThat(after.path("by_payment").findValuesAsText("method")).contains("debit");
        assertThat(after.path("best_sellers")).hasSizeBetween(1, 10);
        assertThat(after.path("by_branch")).hasSize(1);
        assertThat(summary("").path("by_branch")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(summary("?date=2001-01-01").at("/sales/count").asLong()).isZero();
        assertThat(summary("?date=2001-01-01").at("/margin/percent").isNull()).isTrue();
    }

    @Test
    void the_day_is_shown_to_the_office_each_its_branches() {
        ContractApi supervisor = api.as("supervisor");
        assertThat(ok(200, supervisor.get("/api/dashboard/resumen"))
                        .path("branch")
                        .asText())
                .isEqualTo("SCL-01");
        refused(403, "FORBIDDEN_BRANCH", supervisor.get("/api/dashboard/resumen?branch=VAP-01"));
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/dashboard/resumen"));
        for (String query : List.of("branch=NOPE", "date=ayer", "date=2026-02-30", "currency=USD")) {
            JsonNode problem =
                    refused(400, "VALIDATION_FAILED", api.as("admin").get("/api/dashboard/resumen?" + query));
            assertThat(query).startsWith(problem.at("/errors/0/field").asText());
        }
    }

    @Test
    void what_happens_is_told_as_it_happens_until_the_session_ends() throws IOException {
        ContractApi own = login("negocio");
        HttpResponse<InputStream> stream = own.open("/api/dashboard/eventos?branch=SCL-01");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            JsonNode first = Objects.requireNonNull(next(events, "resumen"));
            assertThat(first.fieldNames()).toIterable().containsExactlyInAnyOrder("date", "count", "total", "at");

            String register = api.openTill();
            JsonNode till = Objects.requireNonNull(next(events, "caja"));
            assertThat(till.path("register").asText()).isEqualTo(register);
            assertThat(till.path("branch").asText()).isEqualTo("SCL-01");
            assertThat(till.path("open").asBoolean()).isTrue();

            ok(201, sell(register, api.product(1000, "1"), 1));
            JsonNode sold = Objects.requireNonNull(next(events, "resumen"));
            assertThat(sold.path("count").asLong())
                    .isEqualTo(first.path("count").asLong() + 1);
            assertThat(sold.path("total").asLong())
                    .isEqualTo(first.path("total").asLong() + 1000);

            assertThat(own.post("/api/pos/auth/logout", "{}").status()).isEqualTo(204);
            assertThat(next(events, "nunca")).as("the stream ends").isNull();
        }
    }

    @Test
    void a_line_without_news_is_kept_alive() {
        assertThat(Waiting.shortest(3, KEPT_ALIVE, this::untilTheFirstSignOfLife))
                .isLessThan(KEPT_ALIVE);
        refused(400, "VALIDATION_FAILED", api.as("analista").get("/api/dashboard/eventos?branch=NOPE"));
        refused(403, "FORBIDDEN", api.as("cajero").get("/api/dashboard/eventos"));
    }

    private Duration untilTheFirstSignOfLife() {
        try (BufferedReader events = new BufferedReader(new InputStreamReader(
                api.as("analista").open("/api/dashboard/eventos?branch=VAP-01").body(), StandardCharsets.UTF_8))) {
            long started = System.nanoTime();
            String line = events.readLine();
            while (line != null && !line.startsWith(":")) {
                line = events.readLine();
            }
            assertThat(line).isNotNull();
            return Duration.ofNanos(System.nanoTime() - started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode summary(String query) {
        return ok(200, api.as("admin").get("/api/dashboard/resumen" + query));
    }

    /** An answer that was costly is given again for up to ten seconds; this one was made after it was asked for. */
    private JsonNode summaryFromNowOn(String query) {
        Instant asked = Instant.now();
        AtomicReference<JsonNode> last = new AtomicReference<>();
        Waiting.until(Duration.ofSeconds(30), () -> {
            JsonNode summary = summary(query);
            last.set(summary);
            return !OffsetDateTime.parse(summary.path("read_at").asText())
                    .toInstant()
                    .isBefore(asked);
        });
        return Objects.requireNonNull(last.get());
    }

    private static long grown(JsonNode before, JsonNode after, String figure) {
        return after.at(figure).asLong() - before.at(figure).asLong();
    }

    private ContractApi login(String username) {
        JsonNode session = ok(
                200,
                api.post(
                        "/api/pos/auth/login",
                        json("{'username':'%s','password':'%s'}", username, RunningProgram.PASSWORD)));
        return api.with(
                "Authorization", "Bearer " + session.path("access_token").asText());
    }

    private org.ferrepos.testkit.program.Api.Answer sell(String register, String sku, int quantity) {
        long total = ok(200, api.as("admin").get("/api/pos/productos/" + sku))
                        .path("price")
                        .asLong()
                * quantity;
        return api.as("cajero")
                .post(
                        "/api/pos/ventas",
                        json(
                                "{'id':'%s','branch':'SCL-01','register':'%s','items':[{'sku':'%s','quantity':%s}],"
                                        + "'payments':[{'method':'debit','amount':%s}]}",
                                id(), register, sku, quantity, total));
    }

    /** The data of the next event of a name; null where the stream ends before. */
    private static @Nullable JsonNode next(BufferedReader events, String wanted) throws IOException {
        String name = "";
        String line = events.readLine();
        while (line != null) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:") && name.equals(wanted)) {
                return JSON.readTree(line.substring(5));
            }
            line = events.readLine();
        }
        return null;
    }
}
