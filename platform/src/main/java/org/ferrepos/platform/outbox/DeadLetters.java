package org.ferrepos.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events that a consumer refused too often: listed for a person, who lets them be told again. */
public final class DeadLetters {
    private static final String COLUMNS = """
            select dead_letter_id, consumer, epoch, position, kind, version, key, branch_id, appended_at, body::text as body,
                error, failed_at, retry_requested_at
            from platform.outbox_dead_letter""";

    private DeadLetters() {}

    /** One of them. */
    public record DeadLetter(
            long id,
            String consumer,
            long position,
            String kind,
            String key,
            OffsetDateTime appendedAt,
            OffsetDateTime failedAt,
            String error,
            @Nullable OffsetDateTime retryRequestedAt) {}

    /** The newest first, those before an id where one is given. */
    public static List<DeadLetter> list(Handle handle, long before, int limit) {
        return handle.createQuery(COLUMNS + " where dead_letter_id < :before order by dead_letter_id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new DeadLetter(
                        row.getLong("dead_letter_id"),
                        row.getString("consumer"),
                        row.getLong("position"),
                        row.getString("kind"),
                        row.getString("key"),
                        row.getObject("appended_at", OffsetDateTime.class),
                        row.getObject("failed_at", OffsetDateTime.class),
                        row.getString("error"),
                        row.getObject("retry_requested_at", OffsetDateTime.class)))
                .list();
    }

    /** Asks for another try; returns whether there is such a letter. */
    public static boolean retry(Handle handle, long id, Instant now) {
        return handle.createUpdate("""
                        update platform.outbox_dead_letter set retry_requested_at = :now where dead_letter_id = :id""")
                        .bind("id", id)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    static void add(Handle handle, String consumer, Event event, String error, Instant now) {
        handle.createUpdate("""
                        insert into platform.outbox_dead_letter (consumer, epoch, position, kind, version, key, branch_id,
                            appended_at, body, error, failed_at)
                        values (:consumer, :epoch, :position, :kind, :version, :key, :branch, :appended, :body::json, :error,
                            :now)""")
                .bind("consumer", consumer)
                .bind("epoch", event.epoch())
                .bind("position", event.position())
                .bind("kind", event.kind())
                .bind("version", event.version())
                .bind("key", event.key())
                .bind("branch", event.branchId())
                .bind("appended", event.appendedAt().atOffset(ZoneOffset.UTC))
                .bind("body", event.bodyText())
                .bind("error", Consumers.shortened(error))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** A letter to be told again. */
    record Again(long id, Event event) {}

    /** The next one that somebody asked for, locked; empty when there is none or another process has it. */
    static Optional<Again> nextAgain(Handle handle, EventCodec codec, String consumer) {
        return handle.createQuery(COLUMNS + """
                         where consumer = :consumer and retry_requested_at is not null
                        order by dead_letter_id limit 1 for update skip locked""")
                .bind("consumer", consumer)
                .map((row, context) -> again(row, codec))
                .findOne();
    }

    private static Again again(ResultSet row, EventCodec codec) throws SQLException {
        int branchId = row.getInt("branch_id");
        EventCodec.Subject subject = new EventCodec.Subject(row.getString("key"), row.wasNull() ? null : branchId);
        Event.Head head = new Event.Head(
                row.getString("kind"),
                row.getInt("version"),
                row.getObject("appended_at", OffsetDateTime.class).toInstant());
        return new Again(
                row.getLong("dead_letter_id"),
                codec.single(
                        row.getObject("epoch", UUID.class),
                        row.getLong("position"),
                        head,
                        subject,
                        row.getString("body")));
    }

    static void delete(Handle handle, long id) {
        handle.execute("delete from platform.outbox_dead_letter where dead_letter_id = ?", id);
    }

    static void refusedAgain(Handle handle, long id, String error, Instant now) {
        handle.execute(
                "update platform.outbox_dead_letter set error = ?, failed_at = ?, retry_requested_at = null"
                        + " where dead_letter_id = ?",
                Consumers.shortened(error),
                now.atOffset(ZoneOffset.UTC),
                id);
    }
}
