package org.ferrepos.sales.till;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.identity.Register;
import org.ferrepos.sales.Backdating;
import org.ferrepos.sales.PaymentMethod;
import org.ferrepos.sales.till.TillViews.BackdatedSales;
import org.ferrepos.sales.till.TillViews.Closing;
import org.ferrepos.sales.till.TillViews.MethodAmount;
import org.ferrepos.sales.till.TillViews.MethodBalance;
import org.ferrepos.sales.till.TillViews.Movement;
import org.ferrepos.sales.till.TillViews.Session;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of tills. */
final class TillRows {
    /** Sales of a session are found by their numbers, as {@link #expectedRows} finds them. */
    private static final String BACKDATED = """
             o cross join lateral (
                select count(*) as backdated, coalesce(sum(s.total), 0)::bigint as backdated_total
                from sales.sale s
                where s.register_id = o.register_id and s.number > o.number_before
                    and s.number <= coalesce(o.last_number, s.number) and\s""" + Backdating.CONDITION + ") b";

    private TillRows() {}

    record LockedTill(long lastNumber, Optional<UUID> sessionId) {}

    static Optional<LockedTill> lock(Handle handle, int registerId) {
        return handle.createQuery("select last_number, session_id from sales.till where register_id = :id for update")
                .bind("id", registerId)
                .map((row, context) ->
                        new LockedTill(row.getLong(1), Optional.ofNullable(row.getObject(2, UUID.class))))
                .findOne();
    }

    static void insertSession(Handle handle, Register register, Session session, long numberBefore) {
        handle.createUpdate("""
                        insert into sales.till_session (session_id, register_id, branch_id, currency, opened_by, opened_at,
                            business_date, opening_float, number_before)
                        values (:id, :register, :branch, :currency, :user, :at, :date, :float, :number)""")
                .bind("id", session.id())
                .bind("register", register.id())
                .bind("branch", register.branch().id())
                .bind("currency", session.currency())
                .bind("user", session.openedBy())
                .bind("at", session.openedAt())
                .bind("date", session.businessDate())
                .bind("float", session.openingFloat())
                .bind("number", numberBefore)
                .execute();
        handle.createUpdate("update sales.till set session_id = :session where register_id = :register")
                .bind("session", session.id())
                .bind("register", register.id())
                .execute();
    }

    static Optional<Session> currentSession(Handle handle, Register register) {
        return handle.createQuery("select * from (select * from sales.till_session where session_id ="
                        + " (select session_id from sales.till where register_id = :register))" + BACKDATED)
                .bind("register", register.id())
                .map((row, context) -> session(row, register))
                .findOne();
    }

    /** The movement of an id; its register is empty when it was made at another one than the given. */
    static Optional<Movement> movement(Handle handle, UUID id, Register register) {
        return handle.createQuery("""
                        select m.movement_id, m.kind, m.amount, m.reason, m.user_id, m.moved_at, s.register_id
                        from sales.till_movement m join sales.till_session s using (session_id)
                        where m.movement_id = :id""")
                .bind("id", id)
                .map((row, context) -> new Movement(
                        row.getObject(1, UUID.class),
                        row.getInt(7) == register.id() ? register.code() : "",
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        inZone(
                                row.getObject(6, OffsetDateTime.class),
                                register.branch().zone())))
                .findOne();
    }

    /** Returns false when the id is taken. */
    static boolean insertMovement(Handle handle, UUID session, Movement movement) {
        int inserted = handle.createUpdate("""
                        insert into sales.till_movement (movement_id, session_id, kind, amount, reason, user_id, moved_at)
                        values (:id, :session, :kind, :amount, :reason, :user, :at)
                        on conflict (movement_id) do nothing""")
                .bind("id", movement.id())
                .bind("session", session)
                .bind("kind", movement.kind())
                .bind("amount", movement.amount())
                .bind("reason", movement.reason())
                .bind("user", movement.user())
                .bind("at", movement.movedAt())
                .execute();
        return inserted == 1;
    }

    /** One row per source of money; sales are found by their numbers, which the till's lock makes complete. */
    static List<MethodBalance> expectedRows(Handle handle, UUID session) {
        return handle.createQuery("""
                        with open_session as (select * from sales.till_session where session_id = :session),
                        sold as (
                            select s.sale_id, s.change_given from sales.sale s
                            join open_session o on s.register_id = o.register_id
                                and s.number > o.number_before and s.number <= coalesce(o.last_number, s.number))
                        select 'cash' as method, opening_float as amount from open_session
                        union all
                        select p.method, sum(p.amount)::bigint from sales.payment p join sold using (sale_id) group by p.method
                        union all
                        select 'cash', -coalesce(sum(change_given), 0)::bigint from sold
                        union all
                        select 'cash', coalesce(sum(case kind when 'in' then amount else -amount end), 0)::bigint
                            from sales.till_movement where session_id = :session
                        union all
                        select method, -sum(amount)::bigint from sales.refund where session_id = :session group by method""")
                .bind("session", session)
                .map((row, context) -> new MethodBalance(PaymentMethod.byId(row.getString(1)), row.getLong(2)))
                .list();
    }

    static void closeSession(Handle handle, int registerId, UUID session, UUID user, OffsetDateTime at) {
        handle.createUpdate("""
                        update sales.till_session set closed_by = :user, closed_at = :at,
                            last_number = (select last_number from sales.till where register_id = :register)
                        where session_id = :session""")
                .bind("user", user)
                .bind("at", at)
                .bind("register", registerId)
                .bind("session", session)
                .execute();
        handle.createUpdate("update sales.till set session_id = null where register_id = :register")
                .bind("register", registerId)
                .execute();
    }

    static void insertCounts(
            Handle handle, UUID session, Map<PaymentMethod, Long> expected, Map<PaymentMethod, Long> counted) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into sales.till_count (session_id, method, expected, counted)
                values (:session, :method, :expected, :counted)""");
        expected.forEach((method, amount) -> batch.bind("session", session)
                .bind("method", method.id())
                .bind("expected", amount)
                .bind("counted", counted.getOrDefault(method, 0L))
                .add());
        batch.execute();
    }

    /** The newest closing of a register. */
    static Optional<Closing> lastClosing(Handle handle, Register register) {
        Optional<Session> session = handle.createQuery("select * from (select * from sales.till_session"
                        + " where register_id = :register and closed_at is not null"
                        + " order by opened_at desc limit 1)" + BACKDATED)
                .bind("register", register.id())
                .map((row, context) -> session(row, register))
                .findOne();
        return session.map(closed -> closing(handle, closed));
    }

    private static Closing closing(Handle handle, Session session) {
        List<Count> counts = handle.createQuery("""
                        select method, expected, counted from sales.till_count
                        where session_id = :session order by method""")
                .bind("session", session.id())
                .map((row, context) -> new Count(PaymentMethod.byId(row.getString(1)), row.getLong(2), row.getLong(3)))
                .list();
        return new Closing(
                session,
                counts.stream()
                        .map(count -> new MethodBalance(count.method, count.expected))
                        .toList(),
                counts.stream()
                        .map(count -> new MethodAmount(count.method, count.counted))
                        .toList(),
                counts.stream()
                        .map(count -> new MethodBalance(count.method, count.counted - count.expected))
                        .toList());
    }

    private static Session session(ResultSet row, Register register) throws SQLException {
        ZoneId zone = register.branch().zone();
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Session(
                row.getObject("session_id", UUID.class),
                register.code(),
                register.branch().code(),
                row.getString("currency"),
                row.getLong("opening_float"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("opened_by", UUID.class),
                inZone(row.getObject("opened_at", OffsetDateTime.class), zone),
                closedAt == null ? "open" : "closed",
                closedAt == null ? null : inZone(closedAt, zone),
                backdated(row));
    }

    private static @Nullable BackdatedSales backdated(ResultSet row) throws SQLException {
        long count = row.getLong("backdated");
        return count == 0 ? null : new BackdatedSales(count, row.getLong("backdated_total"));
    }

    private static OffsetDateTime inZone(@Nullable OffsetDateTime time, ZoneId zone) {
        if (time == null) {
            throw new IllegalStateException("a till session without a time");
        }
        return time.atZoneSameInstant(zone).toOffsetDateTime();
    }

    private record Count(PaymentMethod method, long expected, long counted) {}
}
