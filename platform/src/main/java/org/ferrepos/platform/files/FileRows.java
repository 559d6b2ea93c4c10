package org.ferrepos.platform.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.files.StoreResult.Room;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The statements on {@code platform.file} and {@code platform.file_content}. */
final class FileRows {
    /** Stores follow each other through the count of what is there, in every process. */
    private static final long COUNTING_LOCK = 0x66696c6573L;

    private static final String SELECT = """
            select f.id, f.kind, f.name, f.content_type, f.owner_id, f.permission, c.bytes, f.sha256, f.created_at,
                   f.expires_at
              from platform.file f join platform.file_content c on c.sha256 = f.sha256
            """;

    private FileRows() {}

    /** Finds what there is too much of, if this much came on top; holds the count until the transaction ends. */
    static Optional<Room> lacking(Handle handle, StoredFile file, FileSettings settings) {
        handle.createQuery("select pg_advisory_xact_lock(:lock)")
                .bind("lock", COUNTING_LOCK)
                .mapToMap()
                .list();
        record Counts(long files, long bytes, boolean known) {}
        Counts counts = handle.createQuery("""
                        select (select count(*) from platform.file) as files,
                               (select coalesce(sum(bytes), 0) from platform.file_content)::bigint as bytes,
                               exists (select from platform.file_content where sha256 = :sha256) as known
                        """)
                .bind("sha256", new Checksum(file.sha256()).bytes())
                .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .one();
        if (counts.files() >= settings.maxFiles()) {
            return Optional.of(Room.FILES);
        }
        boolean fits = counts.known() || counts.bytes() + file.bytes() <= settings.maxTotalBytes();
        return fits ? Optional.empty() : Optional.of(Room.TOTAL_BYTES);
    }

    /** Adds the row, not yet complete; from its commit on nobody removes the content it refers to. */
    static void reserve(Handle handle, StoredFile file) {
        byte[] sha256 = new Checksum(file.sha256()).bytes();
        // The update locks a row that is there: whoever removes this content comes wholly before or wholly after.
        handle.createUpdate("""
                        insert into platform.file_content (sha256, bytes, created_at) values (:sha256, :bytes, :now)
                        on conflict (sha256) do update set bytes = excluded.bytes
                        """)
                .bind("sha256", sha256)
                .bind("bytes", file.bytes())
                .bind("now", atUtc(file.createdAt()))
                .execute();
        handle.createUpdate("""
                        insert into platform.file (id, sha256, kind, name, content_type, owner_id, permission, complete,
                                                   created_at, expires_at)
                        values (:id, :sha256, :kind, :name, :type, :owner, :permission, false, :created, :expires)
                        """)
                .bind("id", file.id())
                .bind("sha256", sha256)
                .bind("kind", file.kind())
                .bind("name", file.name())
                .bind("type", file.contentType())
                .bind("owner", file.owner().orElse(null))
                .bind("permission", file.permission().orElse(null))
                .bind("created", atUtc(file.createdAt()))
                .bind("expires", file.expiresAt().map(FileRows::atUtc).orElse(null))
                .execute();
    }

    /** Whether the row was still there to be completed. */
    static boolean complete(Handle handle, UUID id) {
        return handle.createUpdate("update platform.file set complete = true where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    static Optional<StoredFile> find(Handle handle, UUID id, Instant now) {
        return handle.createQuery(
                        SELECT + " where f.id = :id and f.complete and (f.expires_at is null or f.expires_at > :now)")
                .bind("id", id)
                .bind("now", atUtc(now))
                .map(FileRows::file)
                .findOne();
    }

    /** Complete files in the order of their ids, for one who looks at all of them in pieces. */
    static List<StoredFile> page(Handle handle, UUID after, int limit) {
        return handle.createQuery(SELECT + " where f.complete and f.id > :after order by f.id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(FileRows::file)
                .list();
    }

    /** Deletes the row; the content it referred to, if there was such a row. */
    static Optional<Checksum> delete(Handle handle, UUID id) {
        return handle.createQuery("delete from platform.file where id = :id returning sha256")
                .bind("id", id)
                .map((row, context) -> Checksum.stored(row.getBytes(1)))
                .findOne();
    }

    /** Deletes files whose time is over and files that never became complete; answers how many. */
    static int deleteEnded(Handle handle, Instant now, Instant incompleteBefore, int limit) {
        return handle.createUpdate("""
                        delete from platform.file where id in (
                            (select id from platform.file where expires_at <= :now limit :limit)
                            union all
                            (select id from platform.file where not complete and created_at < :before limit :limit))
                        """)
                .bind("now", atUtc(now))
                .bind("before", atUtc(incompleteBefore))
                .bind("limit", limit)
                .execute();
    }

    static List<Checksum> unreferenced(Handle handle, int limit) {
        return handle.createQuery("""
                        select sha256 from platform.file_content c
                         where not exists (select from platform.file f where f.sha256 = c.sha256)
                         limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> Checksum.stored(row.getBytes(1)))
                .list();
    }

    /**
     * Takes the row of content to which nothing refers, so that a new reference waits until this transaction ends.
     * Whether there is such a row is decided by a statement of its own, which sees what was committed before the lock.
     */
    static boolean takeUnreferenced(Handle handle, Checksum checksum) {
        byte[] sha256 = checksum.bytes();
        handle.createQuery("select 1 from platform.file_content where sha256 = :sha256 for update")
                .bind("sha256", sha256)
                .mapTo(Integer.class)
                .findOne();
        return handle.createUpdate("""
                                delete from platform.file_content c where c.sha256 = :sha256
                                   and not exists (select from platform.file f where f.sha256 = c.sha256)
                                """).bind("sha256", sha256).execute() == 1;
    }

    /** Takes the place of content that has no row, for the same purpose; false where it has one. */
    static boolean takeUnknown(Handle handle, Checksum checksum, Instant now) {
        return handle.createUpdate("""
                                insert into platform.file_content (sha256, bytes, created_at) values (:sha256, 0, :now)
                                on conflict (sha256) do nothing
                                """)
                        .bind("sha256", checksum.bytes())
                        .bind("now", atUtc(now))
                        .execute()
                == 1;
    }

    private static StoredFile file(ResultSet row, StatementContext context) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("content_type"),
                Optional.ofNullable(row.getObject("owner_id", UUID.class)),
                Optional.ofNullable(row.getString("permission")),
                row.getLong("bytes"),
                Checksum.stored(row.getBytes("sha256")).hex(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime atUtc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
