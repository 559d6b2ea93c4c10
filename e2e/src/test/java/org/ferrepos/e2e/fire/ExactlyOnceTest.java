package org.ferrepos.e2e.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ferrepos.testkit.books.BooksCheck;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.Test;

/** Sales under fire: whatever is killed, each acknowledged sale is there once and the books agree. */
class ExactlyOnceTest {
    private static final long SEED = Long.getLong("ferrepos.seed", System.nanoTime());
    /** Of the program, and then of its database. */
    private static final int KILLS = 3;

    /** All of the time that the suite spends under fire. */
    private static final Duration FIRE = Duration.ofSeconds(Long.getLong("ferrepos.fire.seconds", 60));

    private static final int SALES_READ_BACK = 300;
    private static final long FLOAT = 50_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void programAndDatabaseKilledWhileClientsSell() throws Exception {
        Path data = Installation.empty("exactly-once");
        RunningProgram.Options options = Installation.shop(data, Installation.freePort());
        RunningProgram program = RunningProgram.start(options);
        try {
            Crowd crowd = Crowd.begin(program, SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                pause();
                program.kill();
                program = RunningProgram.startUnderTest(options);
                System.out.printf(
                        "killed the program; back after %d ms%n",
                        program.startDuration().toMillis());
            }
            for (int kill = 0; kill < KILLS; kill++) {
                ProcessHandle postmaster = Installation.awaitPostmaster(data, Duration.ofSeconds(60));
                pause();
                assertThat(postmaster.destroyForcibly()).isTrue();
                postmaster.onExit().get(10, TimeUnit.SECONDS);
            }
            pause();
            verify(program, data, crowd.end());
        } finally {
            program.close();
        }
    }

    /** Before each kill and after the last: a share of the fire, so long that the next kill is not foreseen. */
    private void pause() throws InterruptedException {
        long share = FIRE.toMillis() / (2 * KILLS + 1);
        Thread.sleep(random.nextLong(share * 2 / 3, share * 4 / 3));
    }

    private static void verify(RunningProgram program, Path data, Tally tally) throws SQLException {
        System.out.println("seed " + SEED + ": " + tally);
        assertThat(tally.complaints).as("seed " + SEED).isEmpty();
        assertThat(tally.acknowledged).hasSizeGreaterThan(Crowd.CLIENTS);
        assertThat(tally.created.values()).as("201 answered per sale").allMatch(times -> times == 1);
        try (Connection connection = Installation.connect(data)) {
            assertThat(BooksCheck.findings(connection)).as("seed " + SEED).isEmpty();
            System.out.println(BooksCheck.totals(connection));
            verifySales(connection, tally);
        }
        Api admin = Api.at(program.baseUrl()).as("admin");
        verifyOverHttp(admin, tally);
        closeTills(admin, tally);
        try (Connection connection = Installation.connect(data)) {
            assertThat(BooksCheck.findings(connection))
                    .as("after closing, seed " + SEED)
                    .isEmpty();
        }
    }

    /** Every acknowledged sale with its number and total, and no other. */
    private static void verifySales(Connection connection, Tally tally) throws SQLException {
        Map<UUID, String> stored = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select sale_id, number, total from sales.sale")) {
            while (rows.next()) {
                stored.put(rows.getObject(1, UUID.class), rows.getLong(2) + " " + rows.getLong(3));
            }
        }
        Map<UUID, String> told = new HashMap<>();
        tally.acknowledged.forEach((id, sale) -> {
            String number = sale.path("number").asText();
            told.put(
                    id,
                    Long.parseLong(number.substring(number.lastIndexOf('-') + 1)) + " "
                            + sale.path("total").asLong());
        });
        assertThat(stored).as("seed " + SEED).isEqualTo(told);
        Set<String> numbers = new HashSet<>();
        tally.acknowledged
                .values()
                .forEach(sale -> numbers.add(sale.path("number").asText()));
        assertThat(numbers).as("numbers told").hasSize(tally.acknowledged.size());
    }

    private static void verifyOverHttp(Api admin, Tally tally) {
        JsonNode differences = admin.get("/api/deposito/stock/cuadratura").json();
        assertThat(differences.path("items")).as(differences.toString()).isEmpty();
        tally.acknowledged.entrySet().stream().limit(SALES_READ_BACK).forEach(told -> {
            Api.Answer answer = admin.get("/api/pos/ventas/" + told.getKey());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(told.getValue());
        });
    }

    /** Counts exactly what the clients paid; no till may differ. */
    private static void closeTills(Api admin, Tally tally) {
        Map<String, Map<String, Long>> money = new HashMap<>();
        for (int till = 0; till < Shop.TILLS; till++) {
            money.put(Shop.register(till), new HashMap<>(Map.of("cash", FLOAT)));
        }
        tally.acknowledged.values().forEach(sale -> {
            Map<String, Long> till = money.getOrDefault(sale.path("register").asText(), Map.of());
            sale.path("payments")
                    .forEach(payment -> till.merge(
                            payment.path("method").asText(),
                            payment.path("amount").asLong(),
                            Long::sum));
            till.merge("cash", -sale.path("change").asLong(), Long::sum);
        });
        money.forEach((register, amounts) -> {
            List<String> counted = amounts.entrySet().stream()
                    .map(entry -> "{\"method\":\"" + entry.getKey() + "\",\"amount\":" + entry.getValue() + "}")
                    .toList();
            Api.Answer answer = admin.post(
                    "/api/pos/cajas/" + register + "/cerrar", "{\"counted\":[" + String.join(",", counted) + "]}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json()
                    .path("difference")
                    .forEach(difference -> assertThat(difference.path("amount").asLong())
                            .as(register + ": " + answer.body())
                            .isZero());
        });
    }
}
