package org.ferrepos.identity.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.db.Database;

/** Deletes sessions, refresh tokens and revocations that nothing can refer to any more, in bounded batches. */
@Singleton
public final class SessionCleanup implements BackgroundJob {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);
    private static final int BATCH_SIZE = 5_000;
    private static final int MAX_BATCHES = 20;

    private final Database database;
    private final Clock clock;

    @Inject
    public SessionCleanup(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity-session-cleanup";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        delete("""
                delete from identity.refresh_token where hash in (
                    select hash from identity.refresh_token where expires_at < :before limit :limit)""", now);
        delete("""
                delete from identity.session where id in (
                    select id from identity.session where expires_at < :before limit :limit)""", now.minus(KEPT_AFTER_EXPIRY));
        delete("""
                delete from identity.revocation where subject in (
                    select subject from identity.revocation where expires_at < :before limit :limit)""", now);
        delete("""
                delete from identity.approval_failure where (caller_id, user_id) in (
                    select caller_id, user_id from identity.approval_failure
                    where coalesce(locked_until, last_failed_at) < :before limit :limit)""", now.minus(KEPT_AFTER_EXPIRY));
    }

    private void delete(String statement, Instant before) {
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int deleted = database.inTransaction(handle -> handle.createUpdate(statement)
                    .bind("before", before)
                    .bind("limit", BATCH_SIZE)
                    .execute());
            if (deleted < BATCH_SIZE) {
                return;
            }
        }
    }
}
