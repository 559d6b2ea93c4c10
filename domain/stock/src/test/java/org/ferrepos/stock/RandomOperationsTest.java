package org.ferrepos.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.http.ProblemException;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.directory.Item;
import org.ferrepos.stock.level.LedgerCheck;
import org.ferrepos.stock.movement.MovementRecorder;
import org.ferrepos.stock.movement.MovementRequest;
import org.ferrepos.stock.movement.RequestedKind;
import org.ferrepos.stock.reservation.ReservationOutcome;
import org.ferrepos.stock.reservation.ReservationRequest;
import org.ferrepos.stock.reservation.Reservations;
import org.ferrepos.stock.transfer.ReceptionRequest;
import org.ferrepos.stock.transfer.TransferRequest;
import org.ferrepos.stock.transfer.TransferViews;
import org.ferrepos.stock.transfer.Transfers;
import org.junit.jupiter.api.Test;

/** Operations of all kinds at once: the ledger explains every balance, and nothing ends in a deadlock. */
class RandomOperationsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final int THREADS = 8;
    private static final int OPERATIONS_PER_THREAD = 250;
    private static final List<String> BRANCHES = List.of("SCL-01", "SCL-02", "VAP-01");
    private static final List<RequestedKind> KINDS = List.of(RequestedKind.values());

    private final StockOperations operations = new StockOperations();
    private final Caller caller = StockFixture.admin();
    private final Queue<UUID> transfersMade = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> transfersSent = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> reservationsMade = new ConcurrentLinkedQueue<>();

    @Test
    void ledgerAndReservationsExplainEveryBalance() throws Exception {
        long seed = Long.getLong("ferrepos.seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (StockFixture fixture = new StockFixture()) {
            for (int i = 0; i < 10; i++) {
                fixture.setLevel(StockFixture.sku(i), "SCL-01", 100);
            }
            Services services = new Services(fixture);
            long deadlocksBefore = deadlocks(fixture);
            Parallel.run(THREADS, thread -> {
                Random random = new Random(seed + thread);
                for (int i = 0; i < OPERATIONS_PER_THREAD; i++) {
                    step(services, random);
                }
                return true;
            });
            // Statistics of a database are published within a second.
            Thread.sleep(1500);
            assertThat(deadlocks(fixture) - deadlocksBefore).isZero();
            assertThat(new LedgerCheck(fixture.database(), fixture.directory())
                            .run(Optional.empty(), Optional.empty(), 50)
                            .items())
                    .isEmpty();
            assertThat(fixture.count("select count(distinct kind) from stock.movement"))
                    .isGreaterThanOrEqualTo(8);
            System.out.println(fixture.count("select count(*) from stock.movement") + " ledger lines");
        }
    }

    private void step(Services services, Random random) throws SQLException {
        try {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> sell(services, random, false);
                case 3 -> sell(services, random, true);
                case 4, 5 -> move(services, random);
                case 6 -> reserve(services, random);
                case 7 -> release(services, random);
                case 8 -> startTransfer(services, random);
                default -> continueTransfer(services, random);
            }
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().code()).isEqualTo(StockProblem.BUSINESS_INSUFFICIENT_STOCK);
        }
    }

    private void sell(Services services, Random random, boolean offline) throws SQLException {
        StockFixture fixture = services.fixture;
        UUID sale = Ids.next();
        MovementKind kind = random.nextInt(5) == 0 ? MovementKind.RETURN : MovementKind.SALE;
        List<StockChange> changes = new ArrayList<>();
        String branch = branch(random);
        int lines = 1 + random.nextInt(6);
        for (int line = 1; line <= lines; line++) {
            long thousandths = random.nextLong(1, 4001);
            changes.add(new StockChange(
                    fixture.key(sku(random), branch),
                    new Quantity(kind == MovementKind.RETURN ? thousandths : -thousandths),
                    kind,
                    sale,
                    line,
                    caller.id(),
                    null));
        }
        Map<StockKey, Quantity> sums = StockOperations.sums(changes);
        fixture.database().inTransaction(handle -> {
            Pipeline pipeline = new Pipeline(handle.getConnection());
            if (offline) {
                operations.createMissing(pipeline, sums.keySet());
            }
            var balances = operations.lockBalances(pipeline, sums.keySet());
            pipeline.execute();
            boolean enough = sums.entrySet().stream()
                    .allMatch(entry -> balances.get().containsKey(entry.getKey())
                            && balances.get()
                                            .getOrDefault(entry.getKey(), Balance.NONE)
                                            .available()
                                            .plus(entry.getValue())
                                            .compareTo(Quantity.ZERO)
                                    >= 0);
            if (enough || offline) {
                operations.apply(pipeline, changes, NOW);
                pipeline.execute();
            }
            return enough;
        });
    }

    private void move(Services services, Random random) {
        RequestedKind kind = KINDS.get(random.nextInt(KINDS.size()));
        long thousandths = random.nextLong(1, 20_001);
        MovementRequest request = new MovementRequest(
                Ids.next(),
                sku(random),
                branch(random),
                kind,
                new Quantity(kind == RequestedKind.ADJUSTMENT && random.nextBoolean() ? -thousandths : thousandths),
                "azar");
        services.movements.record(caller, request);
        if (random.nextInt(4) == 0) {
            services.movements.record(caller, request);
        }
    }

    private void reserve(Services services, Random random) {
        ReservationRequest request =
                new ReservationRequest(Ids.next(), branch(random), items(random), 1 + random.nextInt(3));
        if (services.reservations.reserve(caller, request) instanceof ReservationOutcome.Reserved reserved) {
            reservationsMade.add(reserved.reservation().id());
        }
    }

    private void release(Services services, Random random) {
        UUID id = reservationsMade.poll();
        if (random.nextInt(5) == 0) {
            services.fixture.advanceMinutes(1);
            services.reservations.expire();
        }
        if (id != null) {
            var _ = services.reservations.release(caller, id).orThrow();
        }
    }

    private void startTransfer(Services services, Random random) {
        int from = random.nextInt(3);
        TransferRequest request =
                new TransferRequest(Ids.next(), BRANCHES.get(from), BRANCHES.get((from + 1) % 3), items(random), null);
        var _ = services.transfers.create(caller, request).orThrow();
        transfersMade.add(request.id());
    }

    private void continueTransfer(Services services, Random random) {
        UUID sent = transfersSent.poll();
        if (sent != null) {
            boolean whole = random.nextBoolean();
            var _ = services.transfers
                    .receive(
                            caller,
                            sent,
                            whole
                                    ? new ReceptionRequest(null, null)
                                    : new ReceptionRequest(
                                            services.views.detail(caller, sent).orThrow().items().stream()
                                                    .limit(1)
                                                    .map(line -> new Item(line.sku(), line.quantity()))
                                                    .toList(),
                                            "perdido"))
                    .orThrow();
        }
        UUID made = transfersMade.poll();
        if (made != null) {
            var _ = services.transfers.send(caller, made).orThrow();
            transfersSent.add(made);
        }
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            items.add(new Item(sku(random), new Quantity(1 + random.nextInt(3000))));
        }
        return items;
    }

    private static String sku(Random random) {
        return StockFixture.sku(random.nextInt(StockFixture.PRODUCTS));
    }

    private static String branch(Random random) {
        return BRANCHES.get(random.nextInt(BRANCHES.size()));
    }

    private static long deadlocks(StockFixture fixture) {
        return fixture.count("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static final class Services {
        private final StockFixture fixture;
        private final MovementRecorder movements;
        private final Reservations reservations;
        private final TransferViews views;
        private final Transfers transfers;

        private Services(StockFixture fixture) {
            this.fixture = fixture;
            movements = new MovementRecorder(fixture.database(), fixture.directory(), fixture.clock());
            reservations = new Reservations(
                    fixture.database(), fixture.directory(), new ReservationPolicy(7), fixture.clock());
            views = new TransferViews(fixture.database(), fixture.directory());
            transfers = new Transfers(fixture.database(), fixture.directory(), views, fixture.clock());
        }
    }
}
