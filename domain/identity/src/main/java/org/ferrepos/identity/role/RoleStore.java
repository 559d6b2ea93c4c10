package org.ferrepos.identity.role;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.platform.security.Role;
import org.jdbi.v3.core.Handle;

/** The table of the roles that administrators made, in the transaction of the caller. */
public final class RoleStore {
    private static final String SELECT = "select name, title, permissions from identity.role";

    private final Handle handle;

    public RoleStore(Handle handle) {
        this.handle = handle;
    }

    /** The names among these that no role has; those that exist stay until the transaction ends. */
    public Set<String> holdAndFindMissing(Collection<String> names) {
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(Role.all());
        if (!missing.isEmpty()) {
            missing.removeAll(handle.createQuery("""
                            select name from identity.role where name = any (:names)
                            order by name for key share""")
                    .bindArray("names", String.class, missing)
                    .mapTo(String.class)
                    .set());
        }
        return missing;
    }

    List<RoleDefinition> all() {
        return handle.createQuery(SELECT + " order by name")
                .map((row, context) -> definition(row))
                .list();
    }

    /** Reads a role and keeps others from changing or giving it until the transaction ends. */
    Optional<RoleDefinition> lock(String name) {
        return handle.createQuery(SELECT + " where name = :name for update")
                .bind("name", name)
                .map((row, context) -> definition(row))
                .findOne();
    }

    void insert(RoleDefinition role, Instant now) {
        handle.createUpdate("""
                        insert into identity.role (name, title, permissions, created_at, updated_at)
                        values (:name, :title, :permissions, :now, :now)""")
                .bind("name", role.name())
                .bind("title", role.title())
                .bindArray("permissions", String.class, role.permissions())
                .bind("now", now)
                .execute();
    }

    void update(RoleDefinition role, Instant now) {
        handle.createUpdate("""
                        update identity.role set title = :title, permissions = :permissions, updated_at = :now
                        where name = :name""")
                .bind("name", role.name())
                .bind("title", role.title())
                .bindArray("permissions", String.class, role.permissions())
                .bind("now", now)
                .execute();
    }

    void delete(String name) {
        handle.createUpdate("delete from identity.role where name = :name")
                .bind("name", name)
                .execute();
    }

    /** How many people, also inactive ones, and keys that were not revoked have a role. */
    int holders(String name) {
        return handle.createQuery("""
                        select (select count(*) from identity.app_user where :name = any (roles))
                            + (select count(*) from identity.api_key
                                where :name = any (roles) and revoked_at is null)""").bind("name", name).mapTo(Integer.class).one();
    }

    private static RoleDefinition definition(ResultSet row) throws SQLException {
        return new RoleDefinition(
                row.getString("name"),
                row.getString("title"),
                List.of((String[]) row.getArray("permissions").getArray()),
                false);
    }
}
