package org.ferrepos.platform.outbox;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Tells one life of the database from another: after a restore, a copy or a promotion the positions given before may belong
 * to other events, so that a new epoch begins.
 */
public final class Epochs {
    // A dump restored elsewhere changes the first part, a recovery or promotion the second, a copied database the
    // third.
    private static final String INSTALLATION = """
            select (select system_identifier from pg_control_system())
                || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
                || '/' || (select oid from pg_database where datname = current_database())""";

    // Transaction ids of another life mean nothing here: all there is gets its number now.
    private static final String NUMBER_REST = """
            with fresh as materialized (
                select o.xid, o.draw, o.size, o.kind from platform.outbox o
                where not exists (
                    select from platform.outbox_position p where p.xid = o.xid and p.draw = o.draw)),
            numbered as (
                insert into platform.outbox_position (last_position, xid, draw, size, mark, kind)
                select s.position + sum(f.size) over (order by f.draw), f.xid, f.draw, f.size,
                    floor(random() * 2147483647)::integer, f.kind
                from fresh f cross join platform.outbox_sequencer s
                returning last_position)
            update platform.outbox_sequencer set epoch = gen_random_uuid(), installation = :installation,
                snapshot = pg_current_snapshot(),
                position = coalesce((select max(last_position) from numbered), position)
            returning epoch""";

    private Epochs() {}

    public static UUID current(Handle handle) {
        return handle.createQuery("select epoch from platform.outbox_sequencer")
                .mapTo(UUID.class)
                .one();
    }

    /** Begins a new epoch if the database has begun a new life; returns whether it did. */
    static boolean check(Handle handle) {
        lock(handle);
        String installation =
                handle.createQuery(INSTALLATION).mapTo(String.class).one();
        String known = handle.createQuery("select installation from platform.outbox_sequencer")
                .mapTo(String.class)
                .one();
        if (known.equals(installation)) {
            return false;
        }
        if (known.isEmpty()) {
            handle.execute("update platform.outbox_sequencer set installation = ?", installation);
            return false;
        }
        begin(handle, installation);
        return true;
    }

    /** Begins a new epoch, for whoever has just put an older state in place. */
    public static UUID renew(Handle handle) {
        lock(handle);
        return begin(
                handle, handle.createQuery(INSTALLATION).mapTo(String.class).one());
    }

    private static void lock(Handle handle) {
        handle.createQuery("select true from pg_advisory_xact_lock(:lock)")
                .bind("lock", Sequencer.LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    private static UUID begin(Handle handle, String installation) {
        UUID epoch = handle.createQuery(NUMBER_REST)
                .bind("installation", installation)
                .mapTo(UUID.class)
                .one();
        // Ids of the other life may be given again in this one; the first ordinary id is older than any snapshot.
        handle.execute("update platform.outbox_position set xid = '3'");
        handle.execute("""
                update platform.outbox o set xid = '3'
                where exists (select from platform.outbox_position p where p.draw = o.draw) and xid <> '3'""");
        return epoch;
    }
}
