package org.ferrepos.stock.transfer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.stock.Balance;
import org.ferrepos.stock.MovementKind;
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

/**
 * Moves goods between branches. Sending takes them from the origin; receiving brings the whole in at the destination and
 * takes out, as a shortage, what was lost, so that the ledger's lines of a transfer always explain every unit. Each step
 * answers the same when it is repeated.
 */
@Singleton
public final class Transfers {
    private final Database database;
    private final StockDirectory directory;
    private final TransferViews views;
    private final Clock clock;

    @Inject
    public Transfers(Database database, StockDirectory directory, TransferViews views, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.views = views;
        this.clock = clock;
    }

    /** Writes a draft, which moves nothing yet. */
    public Outcome<Created> create(Caller caller, TransferRequest request) {
        Branch from = directory.branch("from", request.from());
        Branch to = directory.branch("to", request.to());
        if (from.id() == to.id()) {
            throw Problem.invalid("to", "stock.same_branch").toException();
        }
        StockAccess.requireAtEither(caller, from, to);
        Draft draft = draft(request, from, to);
        Written<Transfer, Transfer> written = database.inTransaction(handle -> {
            TransferStore store = new TransferStore(handle);
            return draft.content.write(
                    () -> store.find(request.id())
                            .map(stored -> new RequestContent.Recorded<>(
                                    stored.header().contentHash(), stored)),
                    () -> store.insert(draft.transfer, caller.id()) ? store.find(request.id()) : Optional.empty());
        });
        return switch (written) {
            case Written.First<Transfer, Transfer> first ->
                Outcome.done(new Created(views.view(first.outcome()), false));
            case Written.Repeated<Transfer, Transfer> repeated ->
                Outcome.done(new Created(views.view(repeated.recorded()), true));
            case Written.Conflict<Transfer, Transfer> _ -> conflict(request.id());
        };
    }

    /** Takes the goods from the origin. */
    public Outcome<TransferView> send(Caller caller, UUID id) {
        return step(id, (store, transfer) -> {
            StockAccess.requireAt(caller, directory.branchById(transfer.header().fromBranchId()));
            return switch (transfer.header().status()) {
                case CANCELLED -> wrongState(transfer);
                case SENT, RECEIVED -> Outcome.done(transfer);
                case DRAFT -> send(store, transfer, caller);
            };
        });
    }

    private Outcome<Transfer> send(TransferStore store, Transfer transfer, Caller caller) {
        Instant now = clock.instant();
        List<Shortage> shortages = takeFromOrigin(store.handle(), transfer, caller, now);
        if (!shortages.isEmpty()) {
            return Outcome.refused(Shortage.problem(shortages));
        }
        store.send(transfer.header().id(), now, caller.id());
        return Outcome.done(again(store, transfer));
    }

    /** Brings in what arrived and writes off what did not. */
    public Outcome<TransferView> receive(Caller caller, UUID id, ReceptionRequest request) {
        return step(id, (store, transfer) -> {
            StockAccess.requireAt(caller, directory.branchById(transfer.header().toBranchId()));
            return arrived(transfer, request).then(received -> switch (transfer.header()
                    .status()) {
                case DRAFT, CANCELLED -> wrongState(transfer);
                case RECEIVED -> received.equals(transfer.received()) ? Outcome.done(transfer) : conflict(id);
                case SENT ->
                    Outcome.done(receive(store, new Arrival(transfer, received, request.reason(), caller.id())));
            });
        });
    }

    private Transfer receive(TransferStore store, Arrival arrival) {
        UUID id = arrival.transfer.header().id();
        Instant now = clock.instant();
        bringIn(store.handle(), arrival, now);
        store.setReceived(id, arrival.received);
        store.close(id, new TransferStore.Closing(TransferStatus.RECEIVED, now, arrival.userId, arrival.reason));
        return again(store, arrival.transfer);
    }

    /** Gives up a draft. */
    public Outcome<TransferView> cancel(Caller caller, UUID id) {
        return step(id, (store, transfer) -> {
            StockAccess.requireAtEither(
                    caller,
                    directory.branchById(transfer.header().fromBranchId()),
                    directory.branchById(transfer.header().toBranchId()));
            return switch (transfer.header().status()) {
                case SENT, RECEIVED -> wrongState(transfer);
                case CANCELLED -> Outcome.done(transfer);
                case DRAFT -> {
                    store.close(
                            id,
                            new TransferStore.Closing(TransferStatus.CANCELLED, clock.instant(), caller.id(), null));
                    yield Outcome.done(again(store, transfer));
                }
            };
        });
    }

    /** What is done to a locked transfer. */
    private interface Step {
        Outcome<Transfer> take(TransferStore store, Transfer transfer);
    }

    private Outcome<TransferView> step(UUID id, Step step) {
        Outcome<Transfer> outcome = database.inTransaction(
                handle -> {
                    TransferStore store = new TransferStore(handle);
                    return Outcome.found(store.lock(id), Problem.of(StockProblem.TRANSFER_NOT_FOUND, id))
                            .then(transfer -> step.take(store, transfer));
                },
                Outcome::isDone);
        return outcome.map(views::view);
    }

    private Draft draft(TransferRequest request, Branch from, Branch to) {
        checkSigns(request.items(), 1, "stock.quantity_positive");
        SortedMap<Long, Quantity> quantities = directory.resolve(request.items());
        RequestContent content = TransferContent.of(from.id(), to.id(), quantities, request.reason());
        SortedMap<Long, Transfer.Line> lines = new TreeMap<>();
        quantities.forEach((product, quantity) -> lines.put(product, new Transfer.Line(quantity, null)));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Transfer transfer = new Transfer(
                new Transfer.Header(
                        request.id(),
                        from.id(),
                        to.id(),
                        TransferStatus.DRAFT,
                        request.reason(),
                        null,
                        content.hash(),
                        now,
                        null,
                        null),
                lines);
        return new Draft(transfer, content);
    }

    /** What is short; nothing is taken then. */
    private List<Shortage> takeFromOrigin(Handle handle, Transfer transfer, Caller caller, Instant now) {
        int from = transfer.header().fromBranchId();
        Map<StockKey, Balance> balances = StockLedger.lockAt(handle, transfer.keysAt(from), now);
        List<Long> lacking = transfer.lines().entrySet().stream()
                .filter(entry -> available(balances, entry.getKey(), from)
                                .compareTo(entry.getValue().quantity())
                        < 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!lacking.isEmpty()) {
            Map<Long, ProductKey> products = directory.products(lacking);
            return lacking.stream()
                    .map(product -> new Shortage(
                            ProductNames.sku(products, product),
                            transfer.sent().getOrDefault(product, Quantity.ZERO),
                            available(balances, product, from)))
                    .toList();
        }
        TransferChanges changes = new TransferChanges(transfer.header().id(), caller.id());
        changes.add(
                MovementKind.TRANSFER_OUT,
                from,
                negated(transfer.sent()),
                transfer.header().reason());
        StockLedger.write(handle, changes.list(), now);
        return List.of();
    }

    private static void bringIn(Handle handle, Arrival arrival, Instant now) {
        Transfer transfer = arrival.transfer;
        int to = transfer.header().toBranchId();
        StockLedger.lock(handle, transfer.keysAt(to));
        TransferChanges changes = new TransferChanges(transfer.header().id(), arrival.userId);
        changes.add(
                MovementKind.TRANSFER_IN, to, transfer.sent(), transfer.header().reason());
        changes.add(MovementKind.TRANSFER_SHORTAGE, to, negated(arrival.lost()), arrival.reason);
        StockLedger.write(handle, changes.list(), now);
    }

    /** What a request says has arrived, for every line; refused: more than was sent, and losses without a reason. */
    private Outcome<SortedMap<Long, Quantity>> arrived(Transfer transfer, ReceptionRequest request) {
        SortedMap<Long, Quantity> sent = transfer.sent();
        List<Item> items = request.items();
        if (items == null) {
            return Outcome.done(sent);
        }
        checkSigns(items, 0, "stock.quantity_not_negative");
        SortedMap<Long, Quantity> named = directory.resolve(items);
        SortedMap<Long, Quantity> received = new TreeMap<>();
        sent.forEach((product, quantity) -> received.put(product, named.getOrDefault(product, Quantity.ZERO)));
        Optional<Problem> excess = ArrivalRules.excess(sent, named, directory);
        if (excess.isPresent()) {
            return Outcome.refused(excess.get());
        }
        String reason = request.reason();
        boolean explained = received.equals(sent) || (reason != null && !reason.isBlank());
        return explained ? Outcome.done(received) : Outcome.refused(Problem.invalid("reason", "stock.shortage_reason"));
    }

    private static void checkSigns(List<Item> items, int smallestSign, String rule) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).quantity().compareTo(Quantity.ZERO) < smallestSign) {
                throw Problem.invalid("items[" + i + "].quantity", rule).toException();
            }
        }
    }

    private static SortedMap<Long, Quantity> negated(SortedMap<Long, Quantity> quantities) {
        SortedMap<Long, Quantity> negated = new TreeMap<>(quantities);
        negated.replaceAll((product, quantity) -> quantity.negate());
        return negated;
    }

    private static Quantity available(Map<StockKey, Balance> balances, long productId, int branchId) {
        return balances.getOrDefault(new StockKey(productId, branchId), Balance.NONE)
                .available();
    }

    private static Transfer again(TransferStore store, Transfer changed) {
        return store.lock(changed.header().id()).orElseThrow(() -> new IllegalStateException("a transfer vanished"));
    }

    private static <T> Outcome<T> wrongState(Transfer transfer) {
        return Outcome.refused(Problem.of(
                StockProblem.TRANSFER_WRONG_STATE, transfer.header().status().id()));
    }

    private static <T> Outcome<T> conflict(UUID id) {
        return Outcome.refused(Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, id));
    }

    /** A draft, new or written before. */
    public record Created(TransferView transfer, boolean repeated) {}

    private record Draft(Transfer transfer, RequestContent content) {}

    private record Arrival(
            Transfer transfer,
            SortedMap<Long, Quantity> received,
            @Nullable String reason,
            UUID userId) {
        SortedMap<Long, Quantity> lost() {
            SortedMap<Long, Quantity> lost = transfer.sent();
            received.forEach((product, quantity) -> lost.merge(product, quantity, Quantity::minus));
            return lost;
        }
    }
}
