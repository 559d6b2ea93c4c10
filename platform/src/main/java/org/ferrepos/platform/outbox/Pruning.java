package org.ferrepos.platform.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Deletes events that every consumer has had for long enough, and those that are too old for anybody. */
final class Pruning {
    static final int ROWS_AT_ONCE = 2_000;

    private static final String PRUNE = """
            with had as (
                select least((select min(position) from platform.outbox_consumer),
                    (select position from platform.outbox_sequencer)) as position),
            oldest as (
                select last_position, xid, draw from platform.outbox_position order by last_position limit :rows),
            over as (
                select p.last_position, p.xid, p.draw
                from oldest p cross join had join platform.outbox o on o.xid = p.xid and o.draw = p.draw
                where o.appended_at < :latest or o.appended_at < :had and p.last_position <= had.position),
            numbers as (
                delete from platform.outbox_position p using over where p.last_position = over.last_position),
            events as (
                delete from platform.outbox o using over where o.xid = over.xid and o.draw = over.draw)
            update platform.outbox_sequencer
            set pruned = greatest(pruned, (select max(last_position) from over))
            where exists (select from over)
            returning (select count(*) from over)""";

    private Pruning() {}

    /** Deletes some rows; returns how many. Two processes never do it at once. */
    static long prune(Handle handle, OutboxSettings settings, Instant now) {
        boolean alone = handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", Sequencer.LOCK + 1)
                .mapTo(Boolean.class)
                .one();
        if (!alone) {
            return 0;
        }
        return handle.createQuery(PRUNE)
                .bind("rows", ROWS_AT_ONCE)
                .bind("had", now.minus(settings.retention()).atOffset(ZoneOffset.UTC))
                .bind("latest", now.minus(settings.maxRetention()).atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
