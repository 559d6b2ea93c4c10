package org.ferrepos.sales.correction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Pipeline;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.idempotency.RequestContent;
import org.ferrepos.platform.idempotency.Written;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.SaleView;
import org.ferrepos.sales.SalesEvents;
import org.ferrepos.sales.SalesPermissions;
import org.ferrepos.sales.SalesPolicy;
import org.ferrepos.sales.SalesProblem;
import org.ferrepos.sales.correction.CorrectionStatements.SoldLine;
import org.ferrepos.sales.history.SaleReader;
import org.ferrepos.sales.till.TillSessions;
import org.ferrepos.stock.MovementKind;
import org.ferrepos.stock.StockChange;
import org.ferrepos.stock.StockKey;
import org.ferrepos.stock.StockOperations;
import org.jdbi.v3.core.Handle;

/**
 * Voids sales and takes goods back. The sale's row is locked first, then the till, then stock in the fixed order, so that
 * two people who correct one sale wait for each other and nothing is given back twice.
 */
@Singleton
public final class Corrections {
    private final Database database;
    private final BranchDirectory branches;
    private final TillSessions tills;
    private final SaleReader reader;
    private final Audit audit;
    private final Outbox outbox;
    private final SalesPolicy policy;
    private final Clock clock;
    private final StockOperations stock = new StockOperations();

    @Inject
    Corrections(
            Database database,
            BranchDirectory branches,
            TillSessions tills,
            SaleReader reader,
            Audit audit,
            Outbox outbox,
            SalesPolicy policy,
            Clock clock) {
        this.database = database;
        this.branches = branches;
        this.tills = tills;
        this.reader = reader;
        this.audit = audit;
        this.outbox = outbox;
        this.policy = policy;
        this.clock = clock;
    }

    /** Why a sale is voided, and who asked and agreed. */
    record VoidOrder(UUID saleId, String reason, boolean restock, Caller caller, UUID authorizedBy) {}

    /** Goods that come back, and the money given for them. */
    record ReturnOrder(
            UUID id,
            UUID saleId,
            CorrectionResource.ReturnRequest request,
            RequestContent content,
            Caller caller,
            Optional<UUID> authorizedBy) {}

    /** The register a sale was made at. */
    Outcome<Register> registerOf(UUID saleId) {
        return Outcome.found(database.read(handle -> CorrectionStatements.registerOf(handle, saleId)), notFound(saleId))
                .map(id -> branches.registerById(id)
                        .orElseThrow(() -> new IllegalStateException("sale of unknown register " + id)));
    }

    /** Voids the sale once; a repetition answers the voided sale, and another order is refused. */
    Outcome<SaleView> voidSale(VoidOrder order, Register register) {
        return database.inTransaction(
                handle -> lockedSale(handle, order.saleId()).then(sale -> {
                    if (sale.voided() != null) {
                        boolean same = sale.voided().reason().equals(order.reason())
                                && sale.voided().restocked() == order.restock();
                        return same ? Outcome.done(sale) : voidedBefore();
                    }
                    return tills.openSession(handle, register)
                            .map(session -> voidSale(handle, order, new Place(register, session), sale));
                }),
                Outcome::isDone);
    }

    private SaleView voidSale(Handle handle, VoidOrder order, Place place, SaleView sale) {
        List<SoldLine> lines = CorrectionStatements.soldLines(handle, order.saleId());
        if (order.restock()) {
            putBack(handle, place.register, order.saleId(), order.caller(), rest(lines));
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        CorrectionStatements.insertVoid(handle, order, place.session, now);
        CorrectionStatements.insertRefunds(
                handle,
                CorrectionStatements.Document.VOID,
                order.saleId(),
                place.session,
                VoidRefund.of(
                        Currency.valueOf(sale.currency()),
                        sale.payments(),
                        sale.change(),
                        CorrectionStatements.returnedMoney(handle, order.saleId())));
        SaleView voided = find(handle, order.saleId());
        audit.record(
                handle,
                new AuditEntry(order.caller(), "sale.void", "sale", sale.number(), sale.status(), voided.voided()));
        outbox.append(
                handle,
                List.of(SalesEvents.VOIDED.of(
                        order.saleId().toString(),
                        place.register.branch().id(),
                        new SalesEvents.Voided(sale.businessDate(), sale.currency(), sale.total()))));
        return voided;
    }

    /** Where money goes out of. */
    private record Place(Register register, UUID session) {}

    /** What became of a return. */
    record ReturnResult(CorrectionResource.ReturnView view, boolean repeated) {}

    /** Takes part of a sale back; the id makes a repetition harmless. */
    Outcome<ReturnResult> giveBack(ReturnOrder order, Register register) {
        return database.inTransaction(
                handle -> lockedSale(handle, order.saleId()).then(sale -> giveBack(handle, order, register, sale)),
                Outcome::isDone);
    }

    private Outcome<ReturnResult> giveBack(Handle handle, ReturnOrder order, Register register, SaleView sale) {
        Written<Outcome<ReturnResult>, UUID> written = order.content()
                .write(() -> CorrectionStatements.registeredReturn(handle, order.id()), () -> switch (returned(
                        handle, order, register, sale)) {
                    case Outcome.Done<Returned>(Returned returned) -> record(handle, order, returned);
                    case Outcome.Refused<Returned>(Problem problem) -> Optional.of(Outcome.refused(problem));
                });
        return switch (written) {
            case Written.First<Outcome<ReturnResult>, UUID> first -> first.outcome();
            case Written.Repeated<Outcome<ReturnResult>, UUID> repeated ->
                Outcome.done(
                        new ReturnResult(CorrectionStatements.returnView(handle, repeated.recorded(), sale), true));
            case Written.Conflict<Outcome<ReturnResult>, UUID> _ ->
                Outcome.refused(Problem.of(
                        CommonProblem.IDEMPOTENCY_CONFLICT, order.id().toString()));
        };
    }

    /** A return that may be recorded. */
    private record Returned(SaleView sale, Place place, List<BackLine> lines, List<SaleView.Refund> refund) {
        long total() {
            return lines.stream().mapToLong(BackLine::amount).sum();
        }

        long rounding() {
            return refund.stream().mapToLong(SaleView.Refund::amount).sum() - total();
        }
    }

    /** Checks a return; nothing is written here. */
    private Outcome<Returned> returned(Handle handle, ReturnOrder order, Register register, SaleView sale) {
        if (sale.voided() != null) {
            return voidedBefore();
        }
        List<SoldLine> sold = CorrectionStatements.soldLines(handle, order.saleId());
        return tills.openSession(handle, register)
                .then(session -> backLines(sold, order.request())
                        .then(lines -> refund(
                                        order.request(),
                                        lines.stream()
                                                .mapToLong(BackLine::amount)
                                                .sum(),
                                        sale)
                                .then(refund -> authorized(handle, order, sale, refund))
                                .map(refund -> new Returned(sale, new Place(register, session), lines, refund))));
    }

    /** Empty when the id was taken meanwhile by a return of another sale. */
    private Optional<Outcome<ReturnResult>> record(Handle handle, ReturnOrder order, Returned returned) {
        SaleView sale = returned.sale;
        Register register = returned.place.register;
        UUID session = returned.place.session;
        long total = returned.total();
        if (!CorrectionStatements.insertReturn(
                handle,
                order,
                session,
                total,
                returned.rounding(),
                clock.instant().atOffset(ZoneOffset.UTC))) {
            return Optional.empty();
        }
        putBack(handle, register, order.id(), order.caller(), returned.lines);
        CorrectionStatements.insertReturnLines(handle, order.id(), returned.lines);
        CorrectionStatements.insertRefunds(
                handle, CorrectionStatements.Document.RETURN, order.id(), session, returned.refund);
        CorrectionResource.ReturnView view = CorrectionStatements.returnView(handle, order.id(), sale);
        audit.record(handle, new AuditEntry(order.caller(), "sale.return", "sale", sale.number(), null, view));
        outbox.append(
                handle,
                List.of(SalesEvents.RETURNED.of(
                        order.saleId().toString(),
                        register.branch().id(),
                        new SalesEvents.Returned(order.id(), sale.businessDate(), sale.currency(), total))));
        return Optional.of(Outcome.done(new ReturnResult(view, false)));
    }

    private Outcome<SaleView> lockedSale(Handle handle, UUID id) {
        CorrectionStatements.lockSale(handle, id);
        return Outcome.found(reader.find(handle, id), notFound(id));
    }

    private SaleView find(Handle handle, UUID id) {
        return reader.find(handle, id).orElseThrow(() -> new IllegalStateException("sale " + id + " vanished"));
    }

    private static Problem notFound(UUID saleId) {
        return Problem.of(SalesProblem.SALE_NOT_FOUND, saleId.toString());
    }

    private static <T> Outcome<T> voidedBefore() {
        return Outcome.refused(Problem.of(SalesProblem.BUSINESS_SALE_VOIDED));
    }

    /** What is left of each line after earlier returns. */
    private static List<BackLine> rest(List<SoldLine> lines) {
        return lines.stream()
                .filter(line -> line.returned().compareTo(line.quantity()) < 0)
                .map(line -> new BackLine(
                        line, line.quantity().minus(line.returned()), line.total() - line.returnedAmount()))
                .toList();
    }

    private static Outcome<List<BackLine>> backLines(List<SoldLine> sold, CorrectionResource.ReturnRequest request) {
        List<BackLine> back = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (int i = 0; i < request.items().size(); i++) {
            CorrectionResource.ReturnItem item = request.items().get(i);
            Optional<SoldLine> found =
                    sold.stream().filter(line -> line.line() == item.line()).findFirst();
            if (found.isEmpty() || !seen.add(item.line())) {
                return Outcome.refused(Problem.invalid(
                        "items[" + i + "].line", found.isEmpty() ? "sale.line_unknown" : "line.repeated"));
            }
            SoldLine line = found.get();
            Quantity left = line.quantity().minus(line.returned());
            if (item.quantity().compareTo(left) > 0) {
                errors.add(FieldError.of(
                                "items[" + i + "].quantity",
                                "sale.return_exceeds",
                                item.quantity().toDecimal(),
                                left.toDecimal())
                        .about(line.sku(), item.quantity().toDecimal(), left.toDecimal()));
            } else if (!item.quantity().isWhole() && line.quantity().isWhole() && !Measures.isMeasure(line.unit())) {
                errors.add(FieldError.of("items[" + i + "].quantity", "sale.return_whole", line.unit())
                        .about(line.sku()));
            } else {
                // Shares are taken of the running sum, so that several partial returns add up to the line's total.
                long until = Amounts.share(line.total(), line.returned().plus(item.quantity()), line.quantity());
                back.add(new BackLine(line, item.quantity(), until - line.returnedAmount()));
            }
        }
        if (errors.isEmpty()) {
            return Outcome.done(back);
        }
        boolean exceeds = errors.stream().anyMatch(error -> error.messageKey().equals("sale.return_exceeds"));
        return Outcome.refused(
                Problem.of(exceeds ? SalesProblem.BUSINESS_RETURN_EXCEEDS_SALE : CommonProblem.VALIDATION_FAILED)
                        .withErrors(errors));
    }

    /** What is given back; refused when it is not right. */
    private static Outcome<List<SaleView.Refund>> refund(
            CorrectionResource.ReturnRequest request, long total, SaleView sale) {
        long cash = refunded(request, true);
        long other = refunded(request, false);
        ReturnDue due = ReturnDue.of(
                Currency.valueOf(sale.currency()),
                sale.paid() - sale.change(),
                sale.returns() == null ? List.of() : sale.returns(),
                total);
        if (due.isPaidBy(cash, other)) {
            return Outcome.done(request.refund().stream()
                    .map(refund -> new SaleView.Refund(refund.method(), refund.amount()))
                    .toList());
        }
        if (due.isExactCash(cash, other)) {
            long coins = due.inCash();
            return Outcome.done(coins == 0 ? List.of() : List.of(new SaleView.Refund(PaymentMethod.CASH, coins)));
        }
        return Outcome.refused(
                Problem.of(SalesProblem.BUSINESS_REFUND_MISMATCH, cash + other, due.inPlaceOf(cash, other)));
    }

    /** Goods that were paid for by card and come back for cash are how tills are emptied: a second person agrees. */
    private Outcome<List<SaleView.Refund>> authorized(
            Handle handle, ReturnOrder order, SaleView sale, List<SaleView.Refund> refund) {
        boolean agreed = order.authorizedBy().isPresent() || order.caller().may(SalesPermissions.APPROVE);
        if (agreed || !policy.otherRefundNeedsSupervisor()) {
            return Outcome.done(refund);
        }
        PaidMoney money = PaidMoney.of(sale, CorrectionStatements.returnedMoney(handle, sale.id()));
        return money.covers(refund)
                ? Outcome.done(refund)
                : Outcome.refused(Problem.of(SalesProblem.SUPERVISOR_REQUIRED));
    }

    private static long refunded(CorrectionResource.ReturnRequest request, boolean inCash) {
        return request.refund().stream()
                .filter(refund -> (refund.method() == PaymentMethod.CASH) == inCash)
                .mapToLong(TillMoney::amount)
                .sum();
    }

    private void putBack(Handle handle, Register register, UUID documentId, Caller caller, List<BackLine> lines) {
        List<StockChange> changes = lines.stream()
                .map(line -> new StockChange(
                        new StockKey(line.sold().productId(), register.branch().id()),
                        line.quantity(),
                        MovementKind.RETURN,
                        documentId,
                        line.sold().line(),
                        caller.id(),
                        ""))
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        Pipeline pipeline = new Pipeline(handle.getConnection());
        Pipeline.Result<? extends Map<?, ?>> locked = stock.lockBalances(
                pipeline, changes.stream().map(StockChange::key).toList());
        stock.applyCreating(pipeline, changes, clock.instant());
        pipeline.executeUnchecked();
        if (locked.get().isEmpty()) {
            throw new IllegalStateException("sold goods have no stock balance");
        }
    }

    /** A line that comes back, with its quantity and value. */
    record BackLine(SoldLine sold, Quantity quantity, long amount) {}
}
