package org.ferrepos.e2e.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrepos.e2e.shared.SharedPrograms;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.testkit.books.BooksCheck;
import org.ferrepos.testkit.program.Api;
import org.ferrepos.testkit.program.RunningProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty tills want the last unit; one gets it, also when two processes sell from one database. */
class LastUnitTest {
    private static final int CLIENTS = 50;
    private static final Path DATA = SharedPrograms.whole().data();
    private static RunningProgram first;
    private static RunningProgram second;

    @BeforeAll
    static void start() {
        first = SharedPrograms.whole().program();
        second = SharedPrograms.target("api_pos").program();
    }

    @Test
    void oneOfFiftySellsTheLastUnit() throws Exception {
        Api admin = Api.at(first.baseUrl()).as("admin");
        for (int round = 0; round < 3; round++) {
            race(product(admin, "ULT-" + round, 1), List.of(admin));
        }
    }

    @Test
    void twoProcessesSellTheLastUnitOnce() throws Exception {
        Api admin = Api.at(first.baseUrl()).as("admin");
        Api other = Api.at(second.baseUrl()).as("admin");
        for (int round = 0; round < 3; round++) {
            race(product(admin, "DOS-" + round, 1), List.of(admin, other));
        }
    }

    @Test
    void linesOfOneProductAreSummed() {
        Api admin = Api.at(first.baseUrl()).as("admin");
        String sku = product(admin, "SUM-1", 5);
        Api.Answer refused = admin.post("/api/pos/ventas", sale(0, sku, "3", "2.5"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("BUSINESS_INSUFFICIENT_STOCK");
        assertThat(refused.json().path("errors")).hasSize(1);
        assertThat(admin.post("/api/pos/ventas", sale(0, sku, "3", "2")).status())
                .isEqualTo(201);
        assertThat(onHand(admin, sku)).isZero();
    }

    private static void race(String sku, List<Api> doors) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<Api.Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                Api door = doors.get(client % doors.size());
                String json = sale(client, sku, "1");
                Callable<Api.Answer> buying = () -> {
                    gate.await();
                    Api.Answer answer = door.post("/api/pos/ventas", json);
                    // Two processes wait for one row; who waited too long is told to come again with the same id.
                    for (int again = 0; answer.status() == 503 && again < 10; again++) {
                        answer = door.post("/api/pos/ventas", json);
                    }
                    return answer;
                };
                answers.add(clients.submit(buying));
            }
            gate.countDown();
            int sold = 0;
            for (Future<Api.Answer> future : answers) {
                Api.Answer answer = future.get(60, TimeUnit.SECONDS);
                if (answer.status() == 201) {
                    sold++;
                } else {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                    assertThat(answer.code()).isEqualTo("BUSINESS_INSUFFICIENT_STOCK");
                }
            }
            assertThat(sold).as("sales of the last " + sku).isOne();
        }
        assertThat(onHand(doors.getFirst(), sku)).isZero();
        assertThat(books()).isEmpty();
    }

    private static List<BooksCheck.Finding> books() throws SQLException {
        try (Connection connection = Installation.connect(DATA)) {
            return BooksCheck.findings(connection);
        }
    }

    private static String product(Api admin, String sku, int units) {
        Api.Answer product = admin.post(
                "/api/pos/productos",
                "{\"sku\":\"" + sku + "\",\"name\":\"Última unidad " + sku + "\",\"unit\":\"un\",\"price\":1990}");
        assertThat(product.status()).as(product.body()).isEqualTo(201);
        Api.Answer receipt = admin.post(
                "/api/deposito/movimientos",
                "{\"id\":\"" + Ids.next() + "\",\"sku\":\"" + sku
                        + "\",\"branch\":\"SCL-01\",\"kind\":\"receipt\",\"quantity\":" + units + "}");
        assertThat(receipt.status()).as(receipt.body()).isBetween(200, 201);
        return sku;
    }

    private static String sale(int client, String sku, String... quantities) {
        List<String> items = new ArrayList<>();
        for (String quantity : quantities) {
            items.add("{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}");
        }
        return "{\"id\":\"" + Ids.next() + "\",\"branch\":\"SCL-01\",\"register\":\"SCL-01-C" + (client % 4 + 1)
                + "\",\"items\":[" + String.join(",", items)
                + "],\"payments\":[{\"method\":\"cash\",\"amount\":20000}]}";
    }

    private static double onHand(Api admin, String sku) {
        return admin.get("/api/deposito/stock?branch=SCL-01&sku=" + sku)
                .json()
                .path("items")
                .path(0)
                .path("on_hand")
                .asDouble(-1);
    }
}
