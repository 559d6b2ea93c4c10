package org.ferrepos.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The places of the consumers, as the database keeps them. */
final class Consumers {
    private static final int LONGEST_ERROR = 2_000;

    private Consumers() {}

    /** A consumer's place, locked until the transaction ends where it is about to move. */
    record Place(long position, int attempts, @Nullable Instant retryAt) {}

    static void create(Handle handle, Subscriber subscriber) {
        handle.createUpdate("""
                        insert into platform.outbox_consumer (name, position)
                        select :name, case when :now then position else pruned end from platform.outbox_sequencer
                        on conflict (name) do nothing""")
                .bind("name", subscriber.name())
                .bind("now", subscriber.start() == Subscriber.Start.NOW)
                .execute();
    }

    /** Locks the place; empty while another process has it. */
    static Optional<Place> lock(Handle handle, String name) {
        return handle.createQuery("""
                        select position, attempts, retry_at from platform.outbox_consumer
                        where name = :name for update skip locked""")
                .bind("name", name)
                .map((row, context) -> place(row))
                .findOne();
    }

    /** Reserves the place for a while; empty while another process has it. */
    static Optional<Place> claim(Handle handle, String name, UUID owner, Duration lease) {
        // The database's clock, since processes would have to agree on theirs.
        return handle.createQuery("""
                        update platform.outbox_consumer set claimed_by = :owner,
                            claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                        where name = :name and (claimed_until is null or claimed_by = :owner
                            or claimed_until < clock_timestamp())
                        returning position, attempts, retry_at""")
                .bind("name", name)
                .bind("owner", owner)
                .bind("seconds", lease.toMillis() / 1000.0)
                .map((row, context) -> place(row))
                .findOne();
    }

    /** Moves the place on, unless it is not where it was any more; returns whether it moved. */
    static boolean advance(Handle handle, String name, long from, long to) {
        return handle.createUpdate("""
                        update platform.outbox_consumer set position = :to, attempts = 0, retry_at = null, last_error = null
                        where name = :name and position = :from""")
                        .bind("name", name)
                        .bind("from", from)
                        .bind("to", to)
                        .execute()
                == 1;
    }

    static void refused(Handle handle, String name, long position, Instant retryAt, String error) {
        handle.createUpdate("""
                        update platform.outbox_consumer
                        set attempts = attempts + 1, retry_at = :retry, last_error = :error
                        where name = :name and position = :position""")
                .bind("name", name)
                .bind("position", position)
                .bind("retry", retryAt.atOffset(ZoneOffset.UTC))
                .bind("error", shortened(error))
                .execute();
    }

    static void release(Handle handle, UUID owner) {
        handle.execute(
                "update platform.outbox_consumer set claimed_by = null, claimed_until = null where claimed_by = ?",
                owner);
    }

    static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    private static Place place(ResultSet row) throws SQLException {
        OffsetDateTime retryAt = row.getObject("retry_at", OffsetDateTime.class);
        return new Place(row.getLong("position"), row.getInt("attempts"), retryAt == null ? null : retryAt.toInstant());
    }
}
