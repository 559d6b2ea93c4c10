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
import org.ferrepos.platform.http.Outcome;
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

    Outcome<RoleDefinition> find(String name) {
        return found(list().stream().filter(role -> role.name().equals(name)).findFirst());
    }

    Outcome<RoleDefinition> create(Caller caller, String name, String title, List<String> permissions) {
        RoleDefinition role = checked(caller, new RoleDefinition(name, title, permissions, false));
        if (Role.all().contains(name)) {
            return taken(name);
        }
        Outcome<RoleDefinition> made = database.inTransaction(
                handle -> {
                    // First, so that of two who would make the last role or the same one, the second sees the first's.
                    announce(handle);
                    RoleStore store = new RoleStore(handle);
                    List<RoleDefinition> existing = store.all();
                    if (existing.stream().anyMatch(other -> other.name().equals(name))) {
                        return taken(name);
                    }
                    if (existing.size() >= MAX_ROLES) {
                        return Outcome.refused(Problem.of(IdentityProblem.ROLE_LIMIT, MAX_ROLES));
                    }
                    store.insert(role, now());
                    audit.record(handle, new AuditEntry(caller, "create", ENTITY, name, null, role));
                    return Outcome.done(role);
                },
                Outcome::isDone);
        directory.refresh();
        return made;
    }

    Outcome<RoleDefinition> update(Caller caller, String name, String title, List<String> permissions) {
        if (Role.all().contains(name)) {
            return delivered(name);
        }
        RoleDefinition after = checked(caller, new RoleDefinition(name, title, permissions, false));
        return change(caller, name, (handle, before) -> {
            new RoleStore(handle).update(after, now());
            audit.record(handle, new AuditEntry(caller, "update", ENTITY, name, before, after));
            return Outcome.done(after);
        });
    }

    /** Deletes a role that nobody has; answers what it was. */
    Outcome<RoleDefinition> delete(Caller caller, String name) {
        if (Role.all().contains(name)) {
            return delivered(name);
        }
        return change(caller, name, (handle, before) -> {
            RoleStore store = new RoleStore(handle);
            int holders = store.holders(name);
            if (holders > 0) {
                return Outcome.refused(Problem.of(IdentityProblem.ROLE_IN_USE, name, holders));
            }
            store.delete(name);
            audit.record(handle, new AuditEntry(caller, "delete", ENTITY, name, before, null));
            return Outcome.done(before);
        });
    }

    /** What is done to a locked role. */
    private interface Change {
        Outcome<RoleDefinition> make(Handle handle, RoleDefinition before);
    }

    private Outcome<RoleDefinition> change(Caller caller, String name, Change change) {
        Outcome<RoleDefinition> changed = database.inTransaction(
                handle -> {
                    announce(handle);
                    return found(new RoleStore(handle).lock(name)).then(before -> {
                        new Reach(caller, directory).checkDefines(before);
                        return change.make(handle, before);
                    });
                },
                Outcome::isDone);
        directory.refresh();
        return changed;
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

    private static Outcome<RoleDefinition> delivered(String name) {
        return Outcome.refused(Problem.of(IdentityProblem.ROLE_BUILT_IN, name));
    }

    private static Outcome<RoleDefinition> taken(String name) {
        return Outcome.refused(Problem.of(CommonProblem.ALREADY_EXISTS, name));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Outcome<RoleDefinition> found(Optional<RoleDefinition> role) {
        return Outcome.found(role, Problem.of(CommonProblem.NOT_FOUND));
    }
}
