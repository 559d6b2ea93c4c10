package org.ferrepos.identity.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ferrepos.identity.LoginSettings;
import org.ferrepos.identity.RefusalSettings;
import org.ferrepos.platform.area.BackgroundJob;
import org.ferrepos.platform.db.Database;

/** Deletes what nothing can refer to any more, in bounded batches: sessions, tokens, revocations, counts and refusals. */
@Singleton
public final class SessionCleanup implements BackgroundJob {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(7);
    private static final Duration PLACES_KEPT = Duration.ofDays(90);
    private static final int BATCH_SIZE = 5_000;
    private static final int MAX_BATCHES = 20;

    private final Database database;
    private final LoginSettings login;
    private final RefusalSettings refusals;
    private final Clock clock;

    @Inject
    public SessionCleanup(Database database, LoginSettings login, RefusalSettings refusals, Clock clock) {
        this.refusals = refusals;
        this.login = login;
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
                delete from identity.login_failure where (username, source) in (
                    select username, source from identity.login_failure
                    where last_failed_at < :before limit :limit)""", now.minus(login.lockDuration().multipliedBy(2)));
        delete("""
                delete from identity.login_place where (user_id, network) in (
                    select user_id, network from identity.login_place where last_at < :before limit :limit)""", now.minus(PLACES_KEPT));
        delete("""
                delete from identity.audit where id in (
                    select id from identity.audit where entity = 'access' and at < :before limit :limit)""", now.minus(refusals.kept()));
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
