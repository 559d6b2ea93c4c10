package org.ferrepos.stock.movement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.Shortage;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.StockPermissions;
import org.ferrepos.stock.directory.StockAccess;
import org.ferrepos.stock.directory.StockDirectory;
import org.ferrepos.stock.ledger.StockLedger;
import org.jdbi.v3.core.Handle;

/** Records the movements that people ask for, each once by its id. */
@Singleton
public final class MovementRecorder {
    private final Database database;
    private final StockDirectory directory;
    private final Clock clock;

    @Inject
    public MovementRecorder(Database database, StockDirectory directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /** Records the movement, or answers as before when it is there already. */
    public MovementOutcome record(Caller caller, MovementRequest request) {
        check(caller, request);
        Branch branch = directory.branch("branch", request.branch());
        StockAccess.requireAt(caller, branch);
        ProductKey product = directory.product(request.sku());
        Work work = new Work(caller, request, product, branch);
        return database.inTransaction(handle -> record(handle, work));
    }

    private MovementOutcome record(Handle handle, Work work) {
        // What PostgreSQL keeps; a repeated request must be answered with the same time.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Balance balance = StockLedger.lockAt(handle, List.of(work.key()), now).getOrDefault(work.key(), Balance.NONE);
        // Looked up under the lock: a repeat that runs at the same time waits above and finds the first one's answer.
        MovementStore store = new MovementStore(handle);
        Written<MovementOutcome, MovementStore.Answer> written =
                work.content().write(() -> store.find(work.request.id()), () -> record(handle, work, balance, now));
        return switch (written) {
            case Written.First<MovementOutcome, MovementStore.Answer> first -> first.outcome();
            case Written.Repeated<MovementOutcome, MovementStore.Answer> repeated ->
                work.recorded(repeated.recorded(), true);
            case Written.Conflict<MovementOutcome, MovementStore.Answer> _ -> new MovementOutcome.Conflict();
        };
    }

    /** Empty when the id was taken meanwhile by a movement of another product. */
    private static Optional<MovementOutcome> record(Handle handle, Work work, Balance balance, Instant now) {
        MovementRequest request = work.request;
        Quantity change = request.kind().change(request.quantity(), balance);
        Optional<Shortage> shortage = shortage(work, balance, change);
        if (shortage.isPresent()) {
            return Optional.of(new MovementOutcome.Insufficient(shortage.get()));
        }
        MovementStore.Answer answer = new MovementStore.Answer(balance.onHand().plus(change), now);
        if (!new MovementStore(handle).claim(request.id(), work.content().hash(), answer)) {
            return Optional.empty();
        }
        StockLedger.write(handle, List.of(work.change(change)), now);
        return Optional.of(work.recorded(answer, false));
    }

    private static Optional<Shortage> shortage(Work work, Balance balance, Quantity change) {
        if (change.compareTo(Quantity.ZERO) >= 0) {
            return Optional.empty();
        }
        return work.request
                .kind()
                .limit(balance)
                .filter(limit -> limit.plus(change).compareTo(Quantity.ZERO) < 0)
                .map(limit -> new Shortage(work.product.sku(), change.negate(), limit));
    }

    private static void check(Caller caller, MovementRequest request) {
        request.kind().brokenRule(request.quantity()).ifPresent(rule -> {
            throw Problem.invalid("quantity", rule).toException();
        });
        String reason = request.reason();
        if (request.kind().needsReason() && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "field.required").toException();
        }
        // The buyer brings goods in; what leaves or is corrected is the warehouse's word.
        if (request.kind() != RequestedKind.GOODS_RECEIPT && !caller.may(StockPermissions.ADJUST)) {
            throw Problem.of(CommonProblem.FORBIDDEN).toException();
        }
    }

    private record Work(Caller caller, MovementRequest request, ProductKey product, Branch branch) {
        StockKey key() {
            return new StockKey(product.id(), branch.id());
        }

        RequestContent content() {
            return MovementContent.of(request, product.id(), branch.id());
        }

        StockChange change(Quantity quantity) {
            return new StockChange(
                    key(), quantity, request.kind().ledgerKind(), request.id(), 1, caller.id(), request.reason());
        }

        MovementOutcome recorded(MovementStore.Answer answer, boolean repeated) {
            MovementView view = new MovementView(
                    request.id(),
                    product.sku(),
                    branch.code(),
                    request.kind(),
                    request.quantity(),
                    answer.onHand(),
                    answer.occurredAt());
            return new MovementOutcome.Recorded(view, repeated);
        }
    }
}
