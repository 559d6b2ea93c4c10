package org.ferrepos.identity.user;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of users, in the transaction of the caller. */
public final class UserStore {
    private static final String COLUMNS = """
            u.id, u.username, u.name, u.roles, b.code as branch, u.active, u.created_at, u.updated_at
            """;
    private static final String FROM = " from identity.app_user u left join identity.branch b on b.id = u.branch_id ";

    private final Handle handle;

    public UserStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<User> byId(UUID id) {
        return handle.createQuery("select " + COLUMNS + FROM + " where u.id = :id")
                .bind("id", id)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** Reads a user and keeps others from changing it until the transaction ends. */
    public Optional<User> lock(UUID id) {
        return handle.createQuery("select " + COLUMNS + FROM + " where u.id = :id for update of u")
                .bind("id", id)
                .map((row, context) -> user(row))
                .findOne();
    }

    public Optional<UUID> idOf(String username) {
        return handle.createQuery("select id from identity.app_user where username = :username")
                .bind("username", username)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Locks all active administrators, so that two cannot step down at once; returns their ids. */
    public List<UUID> lockAdmins() {
        return handle.createQuery("""
                        select id from identity.app_user where active and 'admin' = any (roles)
                        order by id for update""").mapTo(UUID.class).list();
    }

    List<User> list(UserFilter filter) {
        return handle.createQuery("select " + COLUMNS + FROM + """
                         where (cast(:branch as text) is null or b.code = :branch)
                           and (cast(:role as text) is null or :role = any (u.roles))
                           and (cast(:active as boolean) is null or u.active = :active)
                           and (cast(:after as text) is null or u.username > :after)
                        order by u.username limit :limit""")
                .bind("branch", filter.branch())
                .bind("role", filter.role())
                .bind("active", filter.active())
                .bind("after", filter.after())
                .bind("limit", filter.limit())
                .map((row, context) -> user(row))
                .list();
    }

    /** Adds a user; empty when the branch does not exist. */
    public Optional<UUID> insert(User user, String passwordHash) {
        int inserted = handle.createUpdate("""
                        insert into identity.app_user
                            (id, username, name, roles, branch_id, active, password_hash, created_at, updated_at)
                        select :id, :username, :name, :roles, b.id, :active, :hash, :created_at, :updated_at
                        from (select 1) one left join identity.branch b on b.code = :branch
                        where cast(:branch as text) is null or b.id is not null""")
                .bind("id", user.id())
                .bind("username", user.username())
                .bind("name", user.name())
                .bindArray("roles", String.class, user.roles())
                .bind("branch", user.branch())
                .bind("active", user.active())
                .bind("hash", passwordHash)
                .bind("created_at", user.createdAt())
                .bind("updated_at", user.updatedAt())
                .execute();
        return inserted == 1 ? Optional.of(user.id()) : Optional.empty();
    }

    /** Writes name, roles, branch and activity; false when the branch does not exist. */
    boolean update(User user) {
        int updated = handle.createUpdate("""
                        update identity.app_user u set name = :name, roles = :roles, branch_id = b.id,
                            active = :active, updated_at = :updated_at
                        from (select 1) one left join identity.branch b on b.code = :branch
                        where u.id = :id and (cast(:branch as text) is null or b.id is not null)""")
                .bind("id", user.id())
                .bind("name", user.name())
                .bindArray("roles", String.class, user.roles())
                .bind("branch", user.branch())
                .bind("active", user.active())
                .bind("updated_at", user.updatedAt())
                .execute();
        return updated == 1;
    }

    /** Replaces the password and lifts lock-outs: of the user, of whoever asked them to approve, and of their own asking. */
    public void setPassword(UUID id, String passwordHash, Instant now) {
        handle.createUpdate("""
                        delete from identity.login_failure
                        where username = (select username from identity.app_user where id = :id)""").bind("id", id).execute();
        handle.createUpdate("delete from identity.login_failure where source = 'caller:' || :caller")
                .bind("caller", id.toString())
                .execute();
        handle.createUpdate("update identity.app_user set password_hash = :hash, updated_at = :now where id = :id")
                .bind("id", id)
                .bind("hash", passwordHash)
                .bind("now", now)
                .execute();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                texts(row.getArray("roles")),
                Optional.ofNullable(row.getString("branch")),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
