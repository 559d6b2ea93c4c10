package org.ferrepos.identity.login;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The tables of sessions and refresh tokens, in the transaction of the caller. */
final class SessionStore {
    private final Handle handle;

    SessionStore(Handle handle) {
        this.handle = handle;
    }

    /** A session as it begins. */
    record NewSession(
            UUID id, UUID userId, Optional<Integer> registerId, String address, Instant createdAt, Instant expiresAt) {}

    /** A refresh token with the state of its session. */
    record Presented(
            UUID sessionId, UUID userId, boolean used, boolean sessionEnded, Instant begunAt, Instant expiresAt) {}

    void insert(NewSession session) {
        handle.createUpdate("""
                        insert into identity.session (id, user_id, register_id, address, created_at, expires_at)
                        values (:id, :user_id, :register_id, :address, :created_at, :expires_at)""")
                .bind("id", session.id())
                .bind("user_id", session.userId())
                .bind("register_id", session.registerId())
                .bind("address", session.address())
                .bind("created_at", session.createdAt())
                .bind("expires_at", session.expiresAt())
                .execute();
    }

    void insertRefreshToken(String hash, UUID sessionId, Instant expiresAt) {
        handle.createUpdate("""
                        insert into identity.refresh_token (hash, session_id, expires_at)
                        values (:hash, :session_id, :expires_at)""")
                .bind("hash", hash)
                .bind("session_id", sessionId)
                .bind("expires_at", expiresAt)
                .execute();
    }

    Optional<UUID> userOf(String hash) {
        return handle.createQuery("""
                        select s.user_id from identity.refresh_token t join identity.session s on s.id = t.session_id
                        where t.hash = :hash""").bind("hash", hash).mapTo(UUID.class).findOne();
    }

    /** Reads a token and holds its session until the transaction ends. */
    Optional<Presented> lock(String hash) {
        return handle.createQuery("""
                        select t.session_id, s.user_id, t.used_at is not null as used,
                            s.revoked_at is not null as ended, s.created_at, t.expires_at
                        from identity.refresh_token t join identity.session s on s.id = t.session_id
                        where t.hash = :hash for update""")
                .bind("hash", hash)
                .map((row, context) -> new Presented(
                        row.getObject("session_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getBoolean("used"),
                        row.getBoolean("ended"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    void markUsed(String hash, Instant usedAt) {
        handle.createUpdate("update identity.refresh_token set used_at = :used_at where hash = :hash")
                .bind("hash", hash)
                .bind("used_at", usedAt)
                .execute();
    }

    void extend(UUID sessionId, Instant expiresAt) {
        handle.createUpdate("update identity.session set expires_at = :expires_at where id = :id")
                .bind("id", sessionId)
                .bind("expires_at", expiresAt)
                .execute();
    }

    /** The code of the register that a session was opened at. */
    Optional<String> register(UUID sessionId) {
        return handle.createQuery("""
                        select r.code from identity.session s join identity.register r on r.id = s.register_id
                        where s.id = :id""").bind("id", sessionId).mapTo(String.class).findOne();
    }
}
