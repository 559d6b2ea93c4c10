package org.ferrepos.platform.crypto;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Notes who had sealed values opened, for what, and how many: one row per use.
 *
 * <p>What a person asks for is noted in the transaction that opens it. What the program opens for itself again and again
 * (costs for the lines of sales) is added up per purpose and written by {@link #flush}; a killed process loses at most
 * what it added up since.
 */
public final class AccessLog {
    private final Database database;
    private final Clock clock;
    private final Map<Use, Long> pending = new HashMap<>();

    public AccessLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What values are opened for.
     *
     * @param field as {@code catalog.product.cost}
     * @param purpose a few words, as {@code sale} or {@code import}
     */
    public record Use(String field, String purpose) {}

    private record Entry(@Nullable UUID userId, String userName, Use use, long values) {}

    /** In the transaction of the use. */
    public void record(Handle handle, Caller caller, Use use, long values) {
        if (values > 0) {
            write(handle, new Entry(caller.id(), caller.name(), use, values));
        }
    }

    /** For the program's own uses; kept until the next {@link #flush}. */
    public void add(Use use, long values) {
        if (values > 0) {
            synchronized (pending) {
                pending.merge(use, values, Long::sum);
            }
        }
    }

    /** Writes what was added up; on a failure it is kept for the next time. */
    public void flush() {
        Map<Use, Long> taken;
        synchronized (pending) {
            taken = Map.copyOf(pending);
            pending.clear();
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            List<Entry> entries = new ArrayList<>(taken.size());
            taken.forEach((use, values) -> entries.add(new Entry(null, "ferre-pos", use, values)));
            database.inTransaction(handle -> {
                entries.forEach(entry -> write(handle, entry));
                return entries.size();
            });
        } catch (RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }

    /** Removes what is older; returns how many rows that were. */
    public int prune(Duration age) {
        Instant before = clock.instant().minus(age);
        return database.inTransaction(
                handle -> handle.createUpdate("delete from platform.encrypted_data_access_log where at < :before")
                        .bind("before", before.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    private void write(Handle handle, Entry entry) {
        handle.createUpdate("""
                        insert into platform.encrypted_data_access_log
                            (at, user_id, user_name, field, purpose, value_count)
                        values (:at, :user, :name, :field, :purpose, :values)""")
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("user", entry.userId)
                .bind("name", entry.userName)
                .bind("field", entry.use.field())
                .bind("purpose", entry.use.purpose())
                .bind("values", entry.values)
                .execute();
    }
}
