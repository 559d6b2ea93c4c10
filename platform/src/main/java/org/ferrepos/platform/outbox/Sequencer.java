package org.ferrepos.platform.outbox;

import org.ferrepos.platform.db.Pipeline;
import org.jdbi.v3.core.Handle;

/**
 * Gives positions to what has become visible since it last looked; one at a time across all processes.
 *
 * <p>A row is numbered in the first round whose snapshot sees it, behind everything numbered before, and among the rows of
 * one round in the order in which they were drawn. So nothing ever appears before what is numbered already. Two changes of
 * one key hold its lock one after the other until they are visible: the later one is seen in no earlier round, and was
 * drawn later.
 */
final class Sequencer {
    /** Held to the end of a transaction by whoever numbers. */
    static final long LOCK = 0x6665_7272_6f62_7800L;

    // Asked for in a statement of its own: the round behind it sees all that the one before has written.
    private static final String TAKE_LOCK = "select set_config('ferrepos.numbers', pg_try_advisory_xact_lock(" + LOCK
            + ")::text, true), set_config('enable_seqscan', 'off', true)";

    // What the snapshot of the last round could not see: transactions that had not begun, and those that were running.
    private static final String ROUND = """
            with state as materialized (
                select position, snapshot from platform.outbox_sequencer
                where current_setting('ferrepos.numbers', true) = 'true'),
            fresh as materialized (
                select o.xid, o.draw, o.size, o.kind from state s
                    join platform.outbox o on o.xid >= pg_snapshot_xmax(s.snapshot)
                union all
                select o.xid, o.draw, o.size, o.kind from state s cross join lateral pg_snapshot_xip(s.snapshot) as r(xid)
                    join platform.outbox o on o.xid = r.xid),
            numbered as (
                insert into platform.outbox_position (last_position, xid, draw, size, mark, kind)
                select s.position + sum(f.size) over (order by f.draw), f.xid, f.draw, f.size,
                    floor(random() * 2147483647)::integer, f.kind
                from fresh f cross join state s
                returning last_position)
            update platform.outbox_sequencer set snapshot = pg_current_snapshot(),
                position = (select max(last_position) from numbered)
            where exists (select from numbered)""";

    private static final String HEAD = "select position from platform.outbox_sequencer";

    private Sequencer() {}

    /** Numbers what is new unless somebody else is at it; returns the last position there is. */
    static long round(Handle handle) {
        Pipeline pipeline = new Pipeline(handle.getConnection());
        pipeline.update(TAKE_LOCK, parameters -> {});
        pipeline.update(ROUND, parameters -> {});
        Pipeline.Result<Long> head = pipeline.query(HEAD, parameters -> {}, rows -> {
            rows.next();
            return rows.getLong(1);
        });
        pipeline.executeUnchecked();
        return head.get();
    }
}
