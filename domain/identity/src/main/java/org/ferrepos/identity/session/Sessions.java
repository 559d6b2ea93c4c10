package org.ferrepos.identity.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Ends sessions together with every token that belongs to them. */
@Singleton
public final class Sessions {
    private final Revocations revocations;
    private final Clock clock;

    @Inject
    public Sessions(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Whether a session exists and has not ended; the answer of the database, for when nobody is sure to have heard. */
    public boolean isAlive(Handle handle, UUID sessionId) {
        return handle.createQuery("select revoked_at is null from identity.session where id = :id")
                .bind("id", sessionId)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(Boolean.FALSE);
    }

    /** Ends one session; false when it had ended before. */
    public boolean end(Handle handle, UUID sessionId, String reason) {
        int ended = handle.createUpdate("""
                        update identity.session set revoked_at = :now, revoked_for = :reason
                        where id = :id and revoked_at is null""")
                .bind("id", sessionId)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .execute();
        if (ended == 1) {
            revocations.revoke(handle, List.of(sessionId));
        }
        return ended == 1;
    }

    /** Ends all sessions of a user. */
    public void endAll(Handle handle, UUID userId, String reason) {
        List<UUID> ended = handle.createQuery("""
                        update identity.session set revoked_at = :now, revoked_for = :reason
                        where user_id = :user_id and revoked_at is null returning id""")
                .bind("user_id", userId)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .mapTo(UUID.class)
                .list();
        revocations.revoke(handle, ended);
    }
}
