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
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.ProblemException;
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
    public Session open(Register register, long openingFloat, Caller caller) {
        return database.inTransaction(handle -> open(handle, register, openingFloat, caller));
    }

    /** Opens a till in the caller's transaction. */
    public Session open(Handle handle, Register register, long openingFloat, Caller caller) {
        handle.createUpdate("insert into sales.till (register_id) values (:register) on conflict do nothing")
                .bind("register", register.id())
                .execute();
        TillRows.LockedTill till = TillRows.lock(handle, register.id())
                .orElseThrow(() -> new IllegalStateException("the till row vanished"));
        if (till.sessionId().isPresent()) {
            throw Problem.of(SalesProblem.TILL_ALREADY_OPEN, register.code()).toException();
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
                null);
        TillRows.insertSession(handle, register, session, till.lastNumber());
        audit.record(handle, new AuditEntry(caller, "till.open", "till", register.code(), null, session));
        return session;
    }

    /** Puts cash in or takes it out; the id makes a repetition harmless. */
    Movement move(Register register, UUID id, TillResource.MovementRequest request, Caller caller) {
        return database.inTransaction(handle -> {
            Optional<UUID> session = TillRows.lock(handle, register.id()).flatMap(TillRows.LockedTill::sessionId);
            Movement movement = new Movement(
                    id,
                    register.code(),
                    request.kind().id(),
                    request.amount(),
                    request.reason(),
                    caller.id(),
                    clock.instant().atZone(register.branch().zone()).toOffsetDateTime());
            Written<Movement, Movement> written = content(movement)
                    .write(
                            () -> TillRows.movement(handle, id, register)
                                    .map(known -> new RequestContent.Registered<>(
                                            content(known).hash(), known)),
                            () -> move(handle, session.orElseThrow(() -> closed(register)), movement, caller));
            return switch (written) {
                case Written.First<Movement, Movement> first -> first.outcome();
                case Written.Repeated<Movement, Movement> repeated -> repeated.registered();
                case Written.Conflict<Movement, Movement> _ ->
                    throw Problem.of(CommonProblem.IDEMPOTENCY_CONFLICT, id.toString())
                            .toException();
            };
        });
    }

    /** Empty when the id was taken meanwhile by a movement of another till. */
    private Optional<Movement> move(Handle handle, UUID session, Movement movement, Caller caller) {
        if (movement.kind().equals(TillResource.MovementKind.OUT.id())) {
            long cash = expected(handle, session).getOrDefault(PaymentMethod.CASH, 0L);
            if (cash < movement.amount()) {
                throw Problem.of(SalesProblem.BUSINESS_TILL_SHORT, cash, movement.amount())
                        .toException();
            }
        }
        if (!TillRows.insertMovement(handle, session, movement)) {
            return Optional.empty();
        }
        audit.record(handle, new AuditEntry(caller, "till.movement", "till", movement.register(), null, movement));
        return Optional.of(movement);
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
    public Closing close(Register register, List<MethodAmount> counted, Caller caller) {
        return database.inTransaction(handle -> {
            Optional<UUID> session = TillRows.lock(handle, register.id()).flatMap(TillRows.LockedTill::sessionId);
            if (session.isEmpty()) {
                return TillRows.lastClosing(handle, register)
                        .filter(last -> sameCount(last, counted))
                        .orElseThrow(() -> Problem.of(SalesProblem.TILL_CLOSED, register.code())
                                .toException());
            }
            Map<PaymentMethod, Long> expected = expected(handle, session.get());
            Map<PaymentMethod, Long> actual = new TreeMap<>();
            counted.forEach(count -> actual.put(count.method(), count.amount()));
            expected.keySet().forEach(method -> actual.putIfAbsent(method, 0L));
            actual.keySet().forEach(method -> expected.putIfAbsent(method, 0L));
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            TillRows.closeSession(handle, register.id(), session.get(), caller.id(), now);
            TillRows.insertCounts(handle, session.get(), expected, actual);
            Closing closing = TillRows.lastClosing(handle, register)
                    .orElseThrow(() -> new IllegalStateException("the closing vanished"));
            audit.record(handle, new AuditEntry(caller, "till.close", "till", register.code(), null, closing));
            return closing;
        });
    }

    /** The session open at a till, with its row locked; refuses when there is none. */
    public UUID openSession(Handle handle, Register register) {
        return TillRows.lock(handle, register.id())
                .flatMap(TillRows.LockedTill::sessionId)
                .orElseThrow(() -> closed(register));
    }

    private static ProblemException closed(Register register) {
        return Problem.of(SalesProblem.TILL_CLOSED, register.code()).toException();
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
