package org.ferrepos.identity.login;

import java.util.UUID;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Where wrong passwords are counted. Read and written while the user's row is locked, so that none is lost. */
sealed interface FailureCount {

    /** The name under which tries of an unknown username count. */
    String keyOf(String username);

    Lockout of(Handle handle, StoredPassword user);

    void save(Handle handle, UUID userId, Lockout lockout);

    /** At the user himself, who is locked out by too many. */
    record AtUser() implements FailureCount {
        @Override
        public String keyOf(String username) {
            return username;
        }

        @Override
        public Lockout of(Handle handle, StoredPassword user) {
            return user.lockout();
        }

        @Override
        public void save(Handle handle, UUID userId, Lockout lockout) {
            handle.createUpdate("""
                            update identity.app_user set failures = :failures, last_failed_at = :last_failed_at,
                                locked_until = :locked_until
                            where id = :id""")
                    .bind("id", userId)
                    .bind("failures", lockout.failures())
                    .bind("last_failed_at", lockout.lastFailedAt())
                    .bind("locked_until", lockout.lockedUntil())
                    .execute();
        }
    }

    /**
     * At the caller who asks the user to approve: otherwise a cashier could lock a supervisor out. It opens no faster way
     * to guess, because each caller has as many tries at each user as a login gives, they are stored for all processes,
     * and a caller is an account or a key that somebody with more rights made and whose lock-out is in the audit.
     */
    record AtCaller(Caller caller) implements FailureCount {
        @Override
        public String keyOf(String username) {
            return caller.id() + " " + username;
        }

        @Override
        public Lockout of(Handle handle, StoredPassword user) {
            return handle.createQuery("""
                            select failures, last_failed_at, locked_until from identity.approval_failure
                            where caller_id = :caller and user_id = :user""")
                    .bind("caller", caller.id())
                    .bind("user", user.userId())
                    .map((row, context) -> Lockout.of(row))
                    .findOne()
                    .orElse(Lockout.NONE);
        }

        @Override
        public void save(Handle handle, UUID userId, Lockout lockout) {
            handle.createUpdate(lockout.equals(Lockout.NONE) ? """
                            delete from identity.approval_failure where caller_id = :caller and user_id = :user""" : """
                            insert into identity.approval_failure
                                (caller_id, user_id, failures, last_failed_at, locked_until)
                            values (:caller, :user, :failures, :last_failed_at, :locked_until)
                            on conflict (caller_id, user_id) do update set failures = excluded.failures,
                                last_failed_at = excluded.last_failed_at, locked_until = excluded.locked_until""")
                    .bind("caller", caller.id())
                    .bind("user", userId)
                    .bind("failures", lockout.failures())
                    .bind("last_failed_at", lockout.lastFailedAt())
                    .bind("locked_until", lockout.lockedUntil())
                    .execute();
        }
    }
}
