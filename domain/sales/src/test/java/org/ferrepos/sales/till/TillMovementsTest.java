package org.ferrepos.sales.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.sales.SalesFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Cash goes into a till and out of it once, however often it is told. */
class TillMovementsTest {
    private static final SalesFixture FIXTURE = new SalesFixture();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    private static TillResource.MovementRequest cashIn(UUID id, long amount) {
        return new TillResource.MovementRequest(id, TillResource.MovementKind.IN, amount, "cambio");
    }

    private static String move(String till, TillResource.MovementRequest request) {
        Register register = FIXTURE.register(till);
        UUID id = request.id() == null ? Ids.next() : request.id();
        return switch (FIXTURE.tills().move(register, id, request, SalesFixture.admin())) {
            case Outcome.Done<TillViews.Movement> done -> done.value().register();
            case Outcome.Refused<TillViews.Movement> refused ->
                refused.problem().code().name();
        };
    }

    private static long rows(UUID id) {
        return FIXTURE.count("select count(*) from sales.till_movement where movement_id = '" + id + "'");
    }

    @Test
    void aRepeatedMovementIsOneMovementAndOtherContentIsRefused() {
        UUID id = Ids.next();
        assertThat(move("T1", cashIn(id, 500))).isEqualTo("T1");
        assertThat(move("T1", cashIn(id, 500))).isEqualTo("T1");
        assertThat(move("T1", cashIn(id, 501))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(move("T2", cashIn(id, 500))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void aMovementIsKnownAfterItsTillWasClosed() {
        UUID id = Ids.next();
        assertThat(move("T4", cashIn(id, 500))).isEqualTo("T4");
        assertThat(FIXTURE.tills().close(FIXTURE.register("T4"), List.of(), SalesFixture.admin()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(move("T4", cashIn(id, 500))).isEqualTo("T4");
        assertThat(move("T4", cashIn(Ids.next(), 500))).isEqualTo("TILL_CLOSED");
    }

    @Test
    void ofMovementsOfTwoTillsUnderOneIdAtOnceOneIsRecorded() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = Ids.next();
            List<String> outcomes = new ArrayList<>();
            try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
                List<Future<String>> tries = new ArrayList<>();
                for (String till : List.of("T1", "T2")) {
                    tries.add(executor.submit(() -> move(till, cashIn(id, 500))));
                }
                for (Future<String> each : tries) {
                    outcomes.add(each.get(30, TimeUnit.SECONDS));
                }
            }
            assertThat(outcomes).contains("IDEMPOTENCY_CONFLICT").containsAnyOf("T1", "T2");
            assertThat(rows(id)).isEqualTo(1);
        }
    }
}
