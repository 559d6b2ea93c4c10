package org.ferrepos.platform.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events that a consumer refused too often: listed for a person, who lets them be told again or sets them aside. */
public final class DeadLetters {
    private static final String COLUMNS = """
            select dead_letter_id, consumer, epoch, position, kind, version, key, branch_id, appended_at, body::text as body,
                error, failed_at, retry_requested_at
            from platform.outbox_dead_letter""";

    private DeadLetters() {}

    /**
     * One of them.
     *
     * @param error why it was refused the last time
     * @param retryRequestedAt set while it waits to be told again
     */
    @Schema(name = "DeadLetter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetter(
            long id,

            @Schema(description = "Who refused it") String consumer,

            long position,

            @Schema(description = "Kind of the event, such as sale.registered")
            String kind,

            @Schema(description = "What the event is about") String key,

            Instant appendedAt,
            Instant failedAt,
            String error,
            @Nullable Instant retryRequestedAt) {}

    /** Which to list: of one consumer or all, with smaller ids than one, so many at most. */
    record Stretch(@Nullable String consumer, long before, int limit) {}

    /** The newest first. */
    static List<DeadLetter> list(Handle handle, Stretch stretch) {
        return handle.createQuery(COLUMNS + """
                         where dead_letter_id < :before and (cast(:consumer as text) is null or consumer = :consumer)
                        order by dead_letter_id desc limit :limit""")
                .bind("before", stretch.before())
                .bind("consumer", stretch.consumer())
                .bind("limit", stretch.limit())
                .map((row, context) -> read(row))
                .list();
    }

    /** One of them; none where it was taken or set aside. */
    public static Optional<DeadLetter> find(Handle handle, long id) {
        return find(handle, id, "");
    }

    /** One of them, locked: nobody tells it again meanwhile. */
    static Optional<DeadLetter> lock(Handle handle, long id) {
        return find(handle, id, " for update");
    }

    private static Optional<DeadLetter> find(Handle handle, long id, String locking) {
        return handle.createQuery(COLUMNS + " where dead_letter_id = :id" + locking)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        OffsetDateTime retryRequestedAt = row.getObject("retry_requested_at", OffsetDateTime.class);
        return new DeadLetter(
                row.getLong("dead_letter_id"),
                row.getString("consumer"),
                row.getLong("position"),
                row.getString("kind"),
                row.getString("key"),
                row.getObject("appended_at", OffsetDateTime.class).toInstant(),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                row.getString("error"),
                retryRequestedAt == null ? null : retryRequestedAt.toInstant());
    }

    /** Asks for another try; returns whether there is such a letter. */
    static boolean retry(Handle handle, long id, Instant now) {
        return handle.createUpdate("""
                        update platform.outbox_dead_letter set retry_requested_at = :now where dead_letter_id = :id""")
                        .bind("id", id)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    /** Sets an event aside and returns the id of the letter. */
    static long add(Handle handle, String consumer, Event event, Refusal refusal) {
        return handle.createQuery("""
                        insert into platform.outbox_dead_letter (consumer, epoch, position, kind, version, key, branch_id,
                            appended_at, body, error, failed_at)
                        values (:consumer, :epoch, :position, :kind, :version, :key, :branch, :appended, :body::json, :error,
                            :now)
                        returning dead_letter_id""")
                .bind("consumer", consumer)
                .bind("epoch", event.epoch())
                .bind("position", event.position())
                .bind("kind", event.kind())
                .bind("version", event.version())
                .bind("key", event.key())
                .bind("branch", event.branchId())
                .bind("appended", event.appendedAt().atOffset(ZoneOffset.UTC))
                .bind("body", event.bodyText())
                .bind("error", Consumers.shortened(refusal.error()))
                .bind("now", refusal.at().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
    }

    /** Why and when an event was refused for the last time. */
    record Refusal(String error, Instant at) {
        static Refusal of(Throwable error, Instant at) {
            boolean isSentence = error instanceof PostponedException || error instanceof UndeliverableException;
            return new Refusal(isSentence ? String.valueOf(error.getMessage()) : String.valueOf(error), at);
        }
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

    /** Removes one that was taken or set aside; returns whether there was such a letter. */
    static boolean delete(Handle handle, long id) {
        return handle.execute("delete from platform.outbox_dead_letter where dead_letter_id = ?", id) == 1;
    }

    static void refusedAgain(Handle handle, long id, Refusal refusal) {
        handle.execute(
                "update platform.outbox_dead_letter set error = ?, failed_at = ?, retry_requested_at = null"
                        + " where dead_letter_id = ?",
                Consumers.shortened(refusal.error()),
                refusal.at().atOffset(ZoneOffset.UTC),
                id);
    }
}
