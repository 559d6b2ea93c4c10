package org.ferrepos.stock.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.ReservationPolicy;
import org.ferrepos.stock.Shortage;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.StockProblem;
import org.ferrepos.stock.directory.Item;
import org.ferrepos.stock.directory.ProductNames;
import org.ferrepos.stock.directory.StockAccess;
import org.ferrepos.stock.directory.StockDirectory;
import org.ferrepos.stock.ledger.StockLedger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sets goods aside and gives them back: all lines or none, once by id. */
@Singleton
public final class Reservations {
    private static final int EXPIRY_BATCH = 100;
    private static final int MAX_EXPIRY_BATCHES = 50;

    private final Database database;
    private final StockDirectory directory;
    private final ReservationPolicy policy;
    private final Clock clock;

    @Inject
    public Reservations(Database database, StockDirectory directory, ReservationPolicy policy, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    /** Sets the goods aside, or answers with the reservation that has this id and content already. */
    public ReservationOutcome reserve(Caller caller, ReservationRequest request) {
        checkQuantities(request.items());
        Branch branch = directory.branch("branch", request.branch());
        StockAccess.requireAt(caller, branch);
        SortedMap<Long, Quantity> lines = directory.resolve(request.items());
        int minutes = request.minutes() == null ? policy.minutes() : request.minutes();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RequestContent content = ReservationContent.of(branch.id(), lines);
        Reservation reservation = new Reservation(
                new Reservation.Header(
                        request.id(),
                        branch.id(),
                        ReservationStatus.ACTIVE,
                        content.hash(),
                        now,
                        now.plus(Duration.ofMinutes(minutes))),
                lines);
        Written<Attempt, Reservation> written =
                database.inTransaction(handle -> reserve(handle, content, reservation, caller.id()));
        return switch (written) {
            case Written.First<Attempt, Reservation>(Attempt.Made _) ->
                new ReservationOutcome.Reserved(view(reservation), false);
            case Written.First<Attempt, Reservation>(Attempt.Lacking lacking) ->
                new ReservationOutcome.Insufficient(shortages(reservation, lacking.balances));
            case Written.Repeated<Attempt, Reservation>(Reservation stored) ->
                hasTerm(stored.header(), request.minutes())
                        ? new ReservationOutcome.Reserved(view(stored), true)
                        : new ReservationOutcome.Conflict();
            case Written.Conflict<Attempt, Reservation> _ -> new ReservationOutcome.Conflict();
        };
    }

    /** Who says no minutes means those it was made with, whatever is configured by now. */
    private static boolean hasTerm(Reservation.Header stored, @Nullable Integer minutes) {
        return minutes == null || stored.term().equals(Duration.ofMinutes(minutes));
    }

    /** Gives the goods back; a reservation that holds none any more stays as it is. */
    public Outcome<ReservationView> release(Caller caller, UUID id) {
        Optional<Reservation> released = database.inTransaction(
                handle -> new ReservationStore(handle).lock(id).map(found -> release(handle, caller, found)));
        return Outcome.found(released, Problem.of(StockProblem.RESERVATION_NOT_FOUND, id))
                .map(this::view);
    }

    private Reservation release(Handle handle, Caller caller, Reservation found) {
        StockAccess.requireAt(caller, directory.branchById(found.header().branchId()));
        if (found.header().status() != ReservationStatus.ACTIVE) {
            return found;
        }
        giveBack(handle, List.of(found));
        ReservationStatus end = isLapsed(found.header()) ? ReservationStatus.EXPIRED : ReservationStatus.RELEASED;
        new ReservationStore(handle).close(List.of(found.header().id()), end, clock.instant());
        return found.with(end);
    }

    /** Gives back what expired, in bounded batches; safe to run in several processes at once. */
    public int expire() {
        int total = 0;
        for (int batch = 0; batch < MAX_EXPIRY_BATCHES; batch++) {
            int expired = database.inTransaction(this::expireBatch);
            total += expired;
            if (expired < EXPIRY_BATCH) {
                break;
            }
        }
        return total;
    }

    private int expireBatch(Handle handle) {
        ReservationStore store = new ReservationStore(handle);
        Instant now = clock.instant();
        List<Reservation> expired = store.lockExpired(now, EXPIRY_BATCH);
        if (!expired.isEmpty()) {
            giveBack(handle, expired);
            store.close(
                    expired.stream()
                            .map(reservation -> reservation.header().id())
                            .toList(),
                    ReservationStatus.EXPIRED,
                    now);
        }
        return expired.size();
    }

    private static Written<Attempt, Reservation> reserve(
            Handle handle, RequestContent content, Reservation reservation, UUID userId) {
        Map<StockKey, Quantity> wanted = reservation.quantities();
        Map<StockKey, Balance> balances =
                StockLedger.lockAt(handle, wanted.keySet(), reservation.header().createdAt());
        // Looked up under the locks: a repeat that runs at the same time waits above and finds the first one's row.
        ReservationStore store = new ReservationStore(handle);
        return content.write(
                () -> store.find(reservation.header().id())
                        .map(stored ->
                                new RequestContent.Recorded<>(stored.header().contentHash(), stored)),
                () -> reserve(handle, reservation, balances, userId));
    }

    /** Empty when the id was taken meanwhile by a reservation of other products. */
    private static Optional<Attempt> reserve(
            Handle handle, Reservation reservation, Map<StockKey, Balance> balances, UUID userId) {
        Map<StockKey, Quantity> wanted = reservation.quantities();
        boolean enough = wanted.entrySet().stream()
                .allMatch(entry -> available(balances, entry.getKey()).compareTo(entry.getValue()) >= 0);
        if (!enough) {
            return Optional.of(new Attempt.Lacking(balances));
        }
        if (!new ReservationStore(handle).insert(reservation, userId)) {
            return Optional.empty();
        }
        StockLedger.changeReserved(handle, wanted);
        return Optional.of(new Attempt.Made());
    }

    private static void giveBack(Handle handle, List<Reservation> reservations) {
        Map<StockKey, Quantity> quantities = new TreeMap<>();
        for (Reservation reservation : reservations) {
            reservation
                    .quantities()
                    .forEach((key, quantity) -> quantities.merge(key, quantity.negate(), Quantity::plus));
        }
        StockLedger.lock(handle, quantities.keySet());
        StockLedger.changeReserved(handle, quantities);
    }

    private List<Shortage> shortages(Reservation reservation, Map<StockKey, Balance> balances) {
        Map<Long, ProductKey> products = directory.products(reservation.lines().keySet());
        List<Shortage> shortages = new ArrayList<>();
        reservation.quantities().forEach((key, asked) -> {
            Quantity available = available(balances, key);
            if (available.compareTo(asked) < 0) {
                shortages.add(new Shortage(ProductNames.sku(products, key.productId()), asked, available));
            }
        });
        return shortages;
    }

    private static Quantity available(Map<StockKey, Balance> balances, StockKey key) {
        return balances.getOrDefault(key, Balance.NONE).available();
    }

    private ReservationView view(Reservation reservation) {
        Reservation.Header header = reservation.header();
        return new ReservationView(
                header.id(),
                directory.branchCode(header.branchId()),
                directory.items(reservation.lines()),
                header.expiresAt(),
                isLapsed(header) ? ReservationStatus.EXPIRED : header.status());
    }

    /** Whether its time is over, although no job has been there yet. */
    private boolean isLapsed(Reservation.Header header) {
        return header.status() == ReservationStatus.ACTIVE
                && !header.expiresAt().isAfter(clock.instant());
    }

    private static void checkQuantities(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).quantity().isPositive()) {
                throw Problem.invalid("items[" + i + "].quantity", "stock.quantity_positive")
                        .toException();
            }
        }
    }

    /** What became of a reservation that was not made before. */
    private sealed interface Attempt {
        record Made() implements Attempt {}

        record Lacking(Map<StockKey, Balance> balances) implements Attempt {}
    }
}
