package org.ferrepos.e2e.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.platform.db.embedded.EmbeddedPostgres;
import org.ferrepos.platform.db.embedded.EmbeddedPostgresSettings;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.Waiting;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the program says and does while its database is away, and that it finds back by itself. */
class HealthTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** No other test of the shared program sells there. */
    private static final String TILL = "SCL-01-C4";

    private static final Duration NOTICED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(15);

    @Test
    void frozenDatabaseIsNoticed() {
        Api api = Api.at(SharedPrograms.impatient().program().baseUrl());
        assertThat(api.get("/health").status()).isEqualTo(200);
        long postmaster = Installation.postmasterPid(SharedPrograms.impatient().data());
        Duration noticed = Waiting.shortest(3, NOTICED, () -> frozen(api, postmaster));
        report("frozen: 503", noticed);
        assertThat(noticed).isLessThanOrEqualTo(NOTICED);
    }

    /** How long it takes until the program tells of it. */
    private static Duration frozen(Api api, long postmaster) {
        Duration noticed;
        signal("STOP", postmaster);
        try {
            noticed = Waiting.until(PATIENCE, () -> api.get("/health").status() == 503);
            assertThat(api.get("/health/live").status()).isEqualTo(200);
        } finally {
            signal("CONT", postmaster);
        }
        report("thawed: 200", Waiting.until(BACK, () -> api.get("/health").status() == 200));
        return noticed;
    }

    @Test
    void stoppedDatabaseIsSurvived() {
        EmbeddedPostgresSettings settings = EmbeddedPostgresSettings.defaults(Installation.empty("health-external"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings);
        try {
            postgres.ensureDatabase("shop");
            String url = "postgresql://" + postgres.user() + ":" + postgres.password() + "@127.0.0.1:" + postgres.port()
                    + "/shop";
            RunningProgram.Options options = RunningProgram.Options.demo(Installation.empty("health-program"))
                    .withArguments("--database-url", url);
            try (RunningProgram program = RunningProgram.start(options)) {
                Api cashier = Api.at(program.baseUrl()).as("cajero");
                UUID id = Ids.next();
                postgres.close();
                duringOutage(cashier, id);
                postgres = EmbeddedPostgres.start(settings);
                report(
                        "started: 200",
                        Waiting.until(BACK, () -> cashier.get("/health").status() == 200));
                afterOutage(cashier, id);
                assertThat(program.output().lines().filter(line -> line.contains("database unavailable")))
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(ID.matcher(line).results()).as(line).hasSize(1));
            }
        } finally {
            postgres.close();
        }
    }

    /** Somebody holds the till for so long that nobody can say what became of the sale. */
    @Test
    void saleWithoutAnIdIsToldTheOneItHas() throws Exception {
        Api cashier = Api.at(SharedPrograms.impatient().program().baseUrl()).as("cajero");
        UUID given;
        try (Connection holder = Installation.connect(SharedPrograms.impatient().data());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from sales.till for update");
            Api.Answer held = cashier.post("/api/pos/ventas", sale(null));
            assertThat(held.status()).as(held.body()).isEqualTo(503);
            assertThat(held.code()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(held.json().at("/errors/0/field").asText()).isEqualTo("id");
            Matcher named = ID.matcher(held.json().at("/errors/0/message").asText());
            assertThat(named.find()).as(held.body()).isTrue();
            given = UUID.fromString(named.group());
            holder.rollback();
        }
        assertThat(cashier.post("/api/pos/ventas", sale(given)).status()).isBetween(200, 201);
        Api.Answer again = cashier.post("/api/pos/ventas", sale(given));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("number").asText()).isEqualTo(TILL + "-00000001");
    }

    private static void duringOutage(Api cashier, UUID id) {
        report(
                "stopped: 503",
                Waiting.until(PATIENCE, () -> cashier.get("/health").status() == 503));
        assertThat(cashier.get("/health/live").status()).isEqualTo(200);
        long begin = System.nanoTime();
        Api.Answer sale = cashier.post("/api/pos/ventas", sale(id));
        Duration waited = Duration.ofNanos(System.nanoTime() - begin);
        report("sale during the outage: " + sale.status(), waited);
        assertThat(sale.status()).as(sale.body()).isEqualTo(503);
        assertThat(sale.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(waited).isLessThan(ANSWER_BOUND);
        begin = System.nanoTime();
        Api.Answer read = cashier.get("/api/pos/productos?limit=5");
        waited = Duration.ofNanos(System.nanoTime() - begin);
        report("read during the outage: " + read.status(), waited);
        assertThat(read.status()).as(read.body()).isEqualTo(503);
        assertThat(waited).isLessThan(ANSWER_BOUND);
    }

    private static void afterOutage(Api cashier, UUID id) {
        report(
                "reads are back",
                Waiting.until(
                        BACK, () -> cashier.get("/api/pos/productos?limit=5").status() == 200));
        Api.Answer[] first = new Api.Answer[1];
        report("sales are back", Waiting.until(BACK, () -> {
            first[0] = cashier.post("/api/pos/ventas", sale(id));
            return first[0].status() < 500;
        }));
        assertThat(first[0].status()).as(first[0].body()).isBetween(200, 201);
        Api.Answer again = cashier.post("/api/pos/ventas", sale(id));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first[0].json());
        assertThat(first[0].json().path("number").asText()).isEqualTo(TILL + "-00000001");
    }

    private static String sale(@Nullable UUID id) {
        return "{" + (id == null ? "" : "\"id\":\"" + id + "\",")
                + "\"branch\":\"SCL-01\",\"register\":\"" + TILL + "\",\"items\":"
                + "[{\"sku\":\"TAL-750\",\"quantity\":1}],\"payments\":[{\"method\":\"cash\",\"amount\":500000}]}";
    }

    private static void signal(String name, long pid) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(String what, Duration time) {
        System.out.printf("%s after %d ms%n", what, time.toMillis());
    }
}
