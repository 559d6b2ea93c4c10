package org.ferrepos.identity.login;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The wrong passwords of one name, whether or not anybody has it: stored for all processes, so that neither a restart nor
 * the answer of another process tells which names exist.
 */
final class LoginFailures {
    private final Handle handle;
    private final String username;
    private final String source;

    LoginFailures(Handle handle, String username, Source source) {
        this.handle = handle;
        this.username = username;
        this.source = source.key();
    }

    /** What was counted from the source, and from everywhere together. */
    record Counted(Lockout here, Lockout everywhere) {}

    /** As it stands. */
    Counted read() {
        return read("");
    }

    /** As it stands, and stays until the transaction ends, as far as anything was counted. */
    Counted lock() {
        return read(" for update");
    }

    /** The same also where nothing was counted yet, so that of many wrong passwords at once none is lost. */
    Counted open(Instant now) {
        handle.createUpdate("""
                        insert into identity.login_failure (username, source, failures, last_failed_at)
                        values (:username, '', 0, :now), (:username, :source, 0, :now)
                        on conflict (username, source) do nothing""")
                .bind("username", username)
                .bind("source", source)
                .bind("now", now)
                .execute();
        return lock();
    }

    void save(Counted counted) {
        save(source, counted.here());
        save(Source.EVERYWHERE, counted.everywhere());
    }

    /** The right password came from the source: what was counted there no longer is. */
    void forgetHere() {
        handle.createUpdate("delete from identity.login_failure where username = :username and source = :source")
                .bind("username", username)
                .bind("source", source)
                .execute();
    }

    private Counted read(String locking) {
        Map<String, Lockout> found = handle
                .createQuery("""
                        select source, failures, last_failed_at, locked_until from identity.login_failure
                        where username = :username and source in ('', :source) order by source""" + locking)
                .bind("username", username)
                .bind("source", source)
                .map((row, context) -> Map.entry(row.getString("source"), Lockout.of(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Counted(
                found.getOrDefault(source, Lockout.NONE), found.getOrDefault(Source.EVERYWHERE, Lockout.NONE));
    }

    private void save(String where, Lockout lockout) {
        handle.createUpdate("""
                        update identity.login_failure set failures = :failures, last_failed_at = :last_failed_at,
                            locked_until = :locked_until
                        where username = :username and source = :source""")
                .bind("username", username)
                .bind("source", where)
                .bind("failures", lockout.failures())
                .bind("last_failed_at", lockout.lastFailedAt())
                .bind("locked_until", lockout.lockedUntil())
                .execute();
    }
}
