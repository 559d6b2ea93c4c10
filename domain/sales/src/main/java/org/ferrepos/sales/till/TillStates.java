package org.ferrepos.sales.till;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ferrepos.identity.Register;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what many tills are at now: their open sessions and their last closings. */
final class TillStates {
    // The last closing by the index on register and opening: a register has one session at a time.
    private static final String STATES = """
            select r.register_id, o.session_id, o.opened_at, o.opened_by, o.opening_float, c.closed_at,
                   (select coalesce(sum(counted - expected), 0)::bigint from sales.till_count n
                    where n.session_id = c.session_id) as difference
            from unnest(cast(:registers as integer[])) as r(register_id)
            left join sales.till t on t.register_id = r.register_id
            left join sales.till_session o on o.session_id = t.session_id
            left join lateral (
                select session_id, closed_at from sales.till_session
                where register_id = r.register_id and closed_at is not null
                order by opened_at desc limit 1) c on true""";

    private TillStates() {}

    static List<TillViews.State> of(Handle handle, List<Register> registers) {
        Map<Integer, Register> byId = HashMap.newHashMap(registers.size());
        registers.forEach(register -> byId.put(register.id(), register));
        Map<Integer, TillViews.State> states = HashMap.newHashMap(registers.size());
        handle.createQuery(STATES)
                .bindArray("registers", Integer.class, byId.keySet())
                .map((row, context) -> states.put(row.getInt("register_id"), state(row, byId)))
                .forEach(previous -> {});
        return registers.stream()
                .map(register -> java.util.Objects.requireNonNull(states.get(register.id())))
                .toList();
    }

    private static TillViews.State state(ResultSet row, Map<Integer, Register> registers) throws SQLException {
        Register register = java.util.Objects.requireNonNull(registers.get(row.getInt("register_id")));
        ZoneId zone = register.branch().zone();
        UUID session = row.getObject("session_id", UUID.class);
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new TillViews.State(
                register.code(),
                register.branch().code(),
                session != null,
                session == null ? null : openSession(row, session, zone),
                closedAt == null ? null : new TillViews.LastClosing(inZone(closedAt, zone), row.getLong("difference")));
    }

    private static TillViews.OpenSession openSession(ResultSet row, UUID id, ZoneId zone) throws SQLException {
        return new TillViews.OpenSession(
                id,
                inZone(row.getObject("opened_at", OffsetDateTime.class), zone),
                row.getObject("opened_by", UUID.class),
                row.getLong("opening_float"));
    }

    private static OffsetDateTime inZone(@Nullable OffsetDateTime time, ZoneId zone) {
        return java.util.Objects.requireNonNull(time).atZoneSameInstant(zone).toOffsetDateTime();
    }
}
