package org.ferrepos.sales.till;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.CanonicalForm;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.till.TillViews.Closing;
import org.ferrepos.sales.till.TillViews.MethodAmount;
import org.ferrepos.sales.till.TillViews.Movement;
import org.ferrepos.sales.till.TillViews.Session;
import org.jdbi.v3.core.Handle;

/**
 * Opens and closes tills. Everything here locks the till's row first, the row on which its sales queue, so that no sale
 * falls between a count and the closing.
 */
@Singleton
public final class TillSessions {
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public TillSessions(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a till with its float, in a transaction of its own. */
    public Outcome<Session> open(Register register, long openingFloat, Caller caller) {
        return database.inTransaction(handle -> open(handle, register, openingFloat, caller), Outcome::isDone);
    }

    /** Opens a till in the caller's transaction. */
    public Outcome<Session> open(Handle handle, Register register, long openingFloat, Caller caller) {
        handle.createUpdate("insert into sales.till (register_id) values (:register) on conflict do nothing")
                .bind("register", register.id())
                .execute();
        TillRows.LockedTill till = TillRows.lock(handle, register.id())
                .orElseThrow(() -> new IllegalStateException("the till row vanished"));
        if (till.sessionId().isPresent()) {
            return Outcome.refused(Problem.of(SalesProblem.TILL_ALREADY_OPEN, register.code()));
        }
        Instant now = clock.instant();
        Session session = new Session(
                Ids.next(),
                register.code(),
                register.branch().code(),
                register.branch().currency().name(),
                openingFloat,
                now.atZone(register.branch().zone()).toLocalDate(),
                caller.id(),
                now.atZone(register.branch().zone()).toOffsetDateTime(),
                "open",
                null,
                null);
        TillRows.insertSession(handle, register, session, till.lastNumber());
        audit.record(handle, new AuditEntry(caller, "till.open", "till", register.code(), null, session));
        return Outcome.done(session);
    }

    /** Puts cash in or takes it out; the id makes a repetition harmless. */
    Outcome<Movement> move(Register register, UUID id, TillResource.MovementRequest request, Caller caller) {
        return database.inTransaction(
                handle -> move(handle, register, caller, movement(register, id, request, caller)), Outcome::isDone);
    }

    private Movement movement(Register register, UUID id, TillResource.MovementRequest request, Caller caller) {
        return new Movement(
                id,
                register.code(),
                request.kind().id(),
                request.amount(),
                request.reason(),
                caller.id(),
                clock.instant().atZone(register.branch().zone()).toOffsetDateTime());
    }

    private Outcome<Movement> move(Handle handle, Register register, Caller caller, Movement movement) {
        Outcome<UUID> session = openSession(handle, register);
        Written<Outcome<Movement>, Movement> written = content(movement)
                .write(
                        () -> TillRows.movement(handle, movement.id(), register)
                                .map(known -> new RequestContent.Recorded<>(
                                        content(known).hash(), known)),
                        () -> switch (session) {
                            case Outcome.Done<UUID>(UUID open) -> insert(handle, open, movement, caller);
                            case Outcome.Refused<UUID>(Problem closed) -> Optional.of(Outcome.refused(closed));
                        });
        return switch (written) {
            case Written.First<Outcome<Movement>, Movement> first -> first.outcome();
            case Written.Repeated<Outcome<Movement>, Movement> repeated -> Outcome.done(repeated.recorded());
            case Written.Conflict<Outcome<Movement>, Movement> _ ->
                Outcome.refused(Problem.of(
                        CommonProblem.IDEMPOTENCY_CONFLICT, movement.id().toString()));
        };
    }

    /** Empty when the id was taken meanwhile by a movement of another till. */
    private Optional<Outcome<Movement>> insert(Handle handle, UUID session, Movement movement, Caller caller) {
        if (movement.kind().equals(TillResource.MovementKind.OUT.id())) {
            long cash = expected(handle, session).getOrDefault(PaymentMethod.CASH, 0L);
            if (cash < movement.amount()) {
                return Optional.of(
                        Outcome.refused(Problem.of(SalesProblem.BUSINESS_TILL_SHORT, cash, movement.amount())));
            }
        }
        if (!TillRows.insertMovement(handle, session, movement)) {
            return Optional.empty();
        }
        audit.record(handle, new AuditEntry(caller, "till.movement", "till", movement.register(), null, movement));
        return Optional.of(Outcome.done(movement));
    }

    /** What a movement asks for. No hash of it is stored: the row tells all of it. */
    private static RequestContent content(Movement movement) {
        return RequestContent.of(CanonicalForm.of("till_movement")
                .text("register", movement.register())
                .text("kind", movement.kind())
                .whole("amount", movement.amount())
                .text("reason", movement.reason()));
    }

    /** Closes a till against a count; repeating the same count of a till just closed answers the same. */
    public Outcome<Closing> close(Register register, List<MethodAmount> counted, Caller caller) {
        return database.inTransaction(
                handle -> switch (openSession(handle, register)) {
                    case Outcome.Done<UUID>(UUID session) ->
                        Outcome.done(close(handle, session, new Count(register, counted, caller)));
                    case Outcome.Refused<UUID>(Problem closed) ->
                        Outcome.found(
                                TillRows.lastClosing(handle, register).filter(last -> sameCount(last, counted)),
                                closed);
                },
                Outcome::isDone);
    }

    private Closing close(Handle handle, UUID session, Count count) {
        Register register = count.register;
        Map<PaymentMethod, Long> expected = expected(handle, session);
        Map<PaymentMethod, Long> actual = new TreeMap<>();
        count.counted.forEach(each -> actual.put(each.method(), each.amount()));
        expected.keySet().forEach(method -> actual.putIfAbsent(method, 0L));
        actual.keySet().forEach(method -> expected.putIfAbsent(method, 0L));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        TillRows.closeSession(handle, register.id(), session, count.caller.id(), now);
        TillRows.insertCounts(handle, session, expected, actual);
        Closing closing = TillRows.lastClosing(handle, register)
                .orElseThrow(() -> new IllegalStateException("the closing vanished"));
        audit.record(handle, new AuditEntry(count.caller, "till.close", "till", register.code(), null, closing));
        return closing;
    }

    /** The session open at a till, with its row locked; refused when there is none. */
    public Outcome<UUID> openSession(Handle handle, Register register) {
        return Outcome.found(
                TillRows.lock(handle, register.id()).flatMap(TillRows.LockedTill::sessionId),
                Problem.of(SalesProblem.TILL_CLOSED, register.code()));
    }

    /** The open session of a till without locking it. */
    Optional<Session> current(Register register) {
        return database.read(handle -> TillRows.currentSession(handle, register));
    }

    /** The tills of some registers, in their order; one query whatever their number. */
    List<TillViews.State> states(List<Register> registers) {
        return registers.isEmpty() ? List.of() : database.read(handle -> TillStates.of(handle, registers));
    }

    /** What each payment method should hold: float, sales less change, movements, less refunds. */
    public Map<PaymentMethod, Long> expected(Handle handle, UUID session) {
        Map<PaymentMethod, Long> amounts = new TreeMap<>();
        TillRows.expectedRows(handle, session)
                .forEach(row -> amounts.merge(row.method(), row.amount(), Math::addExact));
        return amounts;
    }

    /** What was counted in a till, and by whom. */
    private record Count(Register register, List<MethodAmount> counted, Caller caller) {}

    private static boolean sameCount(Closing last, List<MethodAmount> counted) {
        Map<PaymentMethod, Long> before = new TreeMap<>();
        last.counted().forEach(count -> before.put(count.method(), count.amount()));
        Map<PaymentMethod, Long> now = new TreeMap<>();
        counted.forEach(count -> now.put(count.method(), count.amount()));
        before.values().removeIf(amount -> amount == 0);
        now.values().removeIf(amount -> amount == 0);
        return before.equals(now);
    }
}
