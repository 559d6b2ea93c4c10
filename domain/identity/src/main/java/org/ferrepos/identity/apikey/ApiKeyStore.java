package org.ferrepos.identity.apikey;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of API keys, in the transaction of the caller. */
final class ApiKeyStore {
    private static final String SELECT = """
            select k.id, k.name, k.secret_hash, k.roles, b.code as branch, k.scopes, k.rate_limited, k.created_by,
                k.created_at, k.expires_at, k.revoked_at, k.last_used_at
            from identity.api_key k left join identity.branch b on b.id = k.branch_id
            """;

    private final Handle handle;

    ApiKeyStore(Handle handle) {
        this.handle = handle;
    }

    Optional<StoredKey> byId(UUID id) {
        return handle.createQuery(SELECT + "where k.id = :id")
                .bind("id", id)
                .map((row, context) -> new StoredKey(key(row), row.getString("secret_hash")))
                .findOne();
    }

    /** Newest first; those of one branch where one is given. */
    List<ApiKey> list(Optional<String> branch, Optional<UUID> after, int limit) {
        return handle.createQuery(SELECT + """
                        where (cast(:branch as text) is null or b.code = :branch)
                          and (cast(:after as uuid) is null or k.id < :after)
                        order by k.id desc limit :limit""")
                .bind("branch", branch)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> key(row))
                .list();
    }

    /** Adds a key; false when the branch does not exist. */
    boolean insert(ApiKey key, String secretHash) {
        int inserted = handle.createUpdate("""
                        insert into identity.api_key (id, name, secret_hash, roles, branch_id, scopes, rate_limited,
                            created_by, created_at, expires_at)
                        select :id, :name, :secret_hash, :roles, b.id, :scopes, :rate_limited,
                            :created_by, :created_at, :expires_at
                        from (select 1) one left join identity.branch b on b.code = :branch
                        where cast(:branch as text) is null or b.id is not null""")
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("secret_hash", secretHash)
                .bindArray("roles", String.class, key.roles())
                .bind("branch", key.branch())
                .bindArray("scopes", String.class, key.scopes())
                .bind("rate_limited", key.rateLimited())
                .bind("created_by", key.createdBy())
                .bind("created_at", key.createdAt())
                .bind("expires_at", key.expiresAt())
                .execute();
        return inserted == 1;
    }

    /** Revokes a key; false when it was revoked before. */
    boolean revoke(UUID id, Instant revokedAt) {
        return handle.createUpdate("""
                        update identity.api_key set revoked_at = :revoked_at
                        where id = :id and revoked_at is null""")
                        .bind("id", id)
                        .bind("revoked_at", revokedAt)
                        .execute()
                == 1;
    }

    /** What a key made, the newest first: the audit knows. */
    List<ApiKeyAdministration.Made> madeBy(ApiKey key, int limit) {
        return handle.createQuery("""
                        select entity, key, at from identity.audit
                        where user_name = :name and user_id = :id and user_kind = 'API_KEY' and action = 'create'
                          and entity in ('user', 'api_key', 'role')
                        order by id desc limit :limit""")
                .bind("name", key.name())
                .bind("id", key.id())
                .bind("limit", limit)
                .map((row, context) -> new ApiKeyAdministration.Made(
                        row.getString("entity"),
                        row.getString("key"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void touch(UUID id, Instant usedAt) {
        handle.createUpdate("update identity.api_key set last_used_at = :used_at where id = :id")
                .bind("id", id)
                .bind("used_at", usedAt)
                .execute();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                texts(row.getArray("roles")),
                Optional.ofNullable(row.getString("branch")),
                texts(row.getArray("scopes")),
                row.getBoolean("rate_limited"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
