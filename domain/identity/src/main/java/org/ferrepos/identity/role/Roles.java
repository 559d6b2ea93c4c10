package org.ferrepos.identity.role;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.jdbi.v3.core.Handle;

/** Makes, changes and deletes the roles of administrators; every process counts with a change at once. */
@Singleton
public final class Roles {
    static final int MAX_ROLES = 200;
    private static final String ENTITY = "role";

    private final Database database;
    private final RoleDirectory directory;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Roles(Database database, RoleDirectory directory, Audit audit, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** All roles as they are now, those delivered first. */
    List<RoleDefinition> list() {
        directory.refresh();
        return directory.roles();
    }

    RoleDefinition find(String name) {
        return list().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(Roles::notFound);
    }

    RoleDefinition create(Caller caller, String name, String title, List<String> permissions) {
        RoleDefinition role = checked(caller, new RoleDefinition(name, title, permissions, false));
        if (Role.all().contains(name)) {
            throw Problem.of(CommonProblem.ALREADY_EXISTS, name).toException();
        }
        database.inTransaction(handle -> {
            // First, so that of two who would make the last role or the same one, the second sees the first's.
            announce(handle);
            RoleStore store = new RoleStore(handle);
            List<RoleDefinition> existing = store.all();
            if (existing.stream().anyMatch(other -> other.name().equals(name))) {
                throw Problem.of(CommonProblem.ALREADY_EXISTS, name).toException();
            }
            if (existing.size() >= MAX_ROLES) {
                throw Problem.of(IdentityProblem.ROLE_LIMIT, MAX_ROLES).toException();
            }
            store.insert(role, now());
            audit.record(handle, new AuditEntry(caller, "create", ENTITY, name, null, role));
            return role;
        });
        directory.refresh();
        return role;
    }

    RoleDefinition update(Caller caller, String name, String title, List<String> permissions) {
        refuseDelivered(name);
        RoleDefinition after = checked(caller, new RoleDefinition(name, title, permissions, false));
        database.inTransaction(handle -> {
            announce(handle);
            RoleStore store = new RoleStore(handle);
            RoleDefinition before = store.lock(name).orElseThrow(Roles::notFound);
            new Reach(caller, directory).checkDefines(before);
            store.update(after, now());
            audit.record(handle, new AuditEntry(caller, "update", ENTITY, name, before, after));
            return after;
        });
        directory.refresh();
        return after;
    }

    /** Deletes a role that nobody has. */
    void delete(Caller caller, String name) {
        refuseDelivered(name);
        database.inTransaction(handle -> {
            announce(handle);
            RoleStore store = new RoleStore(handle);
            RoleDefinition before = store.lock(name).orElseThrow(Roles::notFound);
            new Reach(caller, directory).checkDefines(before);
            int holders = store.holders(name);
            if (holders > 0) {
                throw Problem.of(IdentityProblem.ROLE_IN_USE, name, holders).toException();
            }
            store.delete(name);
            audit.record(handle, new AuditEntry(caller, "delete", ENTITY, name, before, null));
            return before;
        });
        directory.refresh();
    }

    private RoleDefinition checked(Caller caller, RoleDefinition role) {
        Optional<String> unknown = role.permissions().stream()
                .filter(permission -> !Permissions.exists(permission))
                .findFirst();
        if (unknown.isPresent()) {
            throw Problem.invalid("permissions", "role.permission", unknown.get())
                    .toException();
        }
        if (role.permissions().stream().distinct().count() < role.permissions().size()) {
            throw Problem.invalid("permissions", "role.twice").toException();
        }
        new Reach(caller, directory).checkDefines(role);
        return role;
    }

    /** Tells every process when the transaction commits. */
    private static void announce(Handle handle) {
        Revisions.raise(handle, RoleDirectory.AREA);
        handle.execute("notify " + RoleDirectory.CHANNEL);
    }

    private static void refuseDelivered(String name) {
        if (Role.all().contains(name)) {
            throw Problem.of(IdentityProblem.ROLE_BUILT_IN, name).toException();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).toException();
    }
}
