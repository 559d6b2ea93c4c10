package org.ferrepos.sales.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ferrepos.platform.db.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * When the sessions of tills were opened. That never changes, so it is asked for once in each session and not with every
 * batch; the newest session of each register is kept. Owned by one thread.
 */
final class SessionOpenings {
    private final Map<Integer, BatchState.Session> newest = new HashMap<>();

    /** A till as its row has it. */
    record Row(int registerId, long lastNumber, @Nullable UUID sessionId) {}

    /** The tills of rows that this transaction has locked, so that their sessions stay what they are. */
    Map<Integer, BatchState.Till> tills(Connection connection, Collection<Row> rows) throws SQLException {
        UUID[] unknown = rows.stream()
                .filter(row -> row.sessionId() != null && !isKnown(row))
                .map(Row::sessionId)
                .toArray(UUID[]::new);
        if (unknown.length > 0) {
            read(connection, unknown);
        }
        Map<Integer, BatchState.Till> tills = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            tills.put(row.registerId(), new BatchState.Till(row.registerId(), row.lastNumber(), sessionOf(row)));
        }
        return tills;
    }

    /** One without a row of its own began at no known time; the sales of other tills in the batch must not pay for that. */
    private BatchState.@Nullable Session sessionOf(Row row) {
        UUID id = row.sessionId();
        if (id == null) {
            return null;
        }
        return isKnown(row)
                ? Objects.requireNonNull(newest.get(row.registerId()))
                : new BatchState.Session(id, Instant.EPOCH);
    }

    private boolean isKnown(Row row) {
        BatchState.Session session = newest.get(row.registerId());
        return session != null && session.id().equals(row.sessionId());
    }

    private void read(Connection connection, UUID[] sessions) throws SQLException {
        Pipeline pipeline = new Pipeline(connection);
        Pipeline.Result<Map<Integer, BatchState.Session>> read = pipeline.query(
                "select register_id, session_id, opened_at from sales.till_session where session_id = any(?)",
                parameters -> parameters.uuids(sessions),
                rows -> {
                    Map<Integer, BatchState.Session> found = new HashMap<>();
                    while (rows.next()) {
                        Instant openedAt =
                                rows.getObject(3, OffsetDateTime.class).toInstant();
                        found.put(rows.getInt(1), new BatchState.Session(rows.getObject(2, UUID.class), openedAt));
                    }
                    return found;
                });
        pipeline.execute();
        newest.putAll(read.get());
    }
}
