package org.ferrepos.identity.role;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * All roles in memory, as they were at one revision of the area. Lookups never read the database: every process is told
 * of a change over the connection on which it hears of ended sessions, and while it cannot be sure of that connection it
 * compares the revision at every request.
 */
@Singleton
public final class RoleDirectory {
    /** Name of the area in {@link Revisions}. */
    static final String AREA = "identity";

    /** Where a change of a role is announced. */
    public static final String CHANNEL = "identity_roles";

    private static final List<RoleDefinition> DELIVERED =
            Role.all().stream().sorted().map(RoleDefinition::delivered).toList();

    private final Database database;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Snapshot snapshot = Snapshot.of(-1, List.of());

    @Inject
    public RoleDirectory(Database database) {
        this.database = database;
    }

    /** What roles allow together; a role that does not exist allows nothing. Never blocks. */
    public Set<String> permissionsOf(Collection<String> roles) {
        Map<String, Set<String>> known = snapshot.permissions();
        if (roles.size() == 1) {
            return known.getOrDefault(roles.iterator().next(), Set.of());
        }
        return roles.stream()
                .flatMap(role -> known.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All roles by name, those delivered first. */
    public List<RoleDefinition> roles() {
        return snapshot.roles();
    }

    /** Loads the roles again if the database has another revision; blocks for one short transaction. */
    public void refresh() {
        loading.lock();
        try {
            snapshot = database.read(handle ->
                    handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
                        long current = Revisions.current(transaction, AREA);
                        return current == snapshot.revision()
                                ? snapshot
                                : Snapshot.of(current, new RoleStore(transaction).all());
                    }));
        } finally {
            loading.unlock();
        }
    }

    private record Snapshot(long revision, List<RoleDefinition> roles, Map<String, Set<String>> permissions) {
        static Snapshot of(long revision, List<RoleDefinition> made) {
            List<RoleDefinition> roles =
                    Stream.concat(DELIVERED.stream(), made.stream()).toList();
            // Should a later version deliver a role that somebody made before, what was delivered counts.
            return new Snapshot(
                    revision,
                    roles,
                    roles.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    RoleDefinition::name, Snapshot::known, (delivered, other) -> delivered)));
        }

        private static Set<String> known(RoleDefinition role) {
            return role.permissions().stream().filter(Permissions::exists).collect(Collectors.toUnmodifiableSet());
        }
    }
}
