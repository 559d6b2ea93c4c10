package org.ferrepos.identity.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.identity.NewUser;
import org.ferrepos.identity.password.Argon2;
import org.ferrepos.identity.password.PasswordPool;
import org.ferrepos.identity.password.PasswordRules;
import org.ferrepos.identity.role.Reach;
import org.ferrepos.identity.role.RoleDirectory;
import org.ferrepos.identity.role.RoleStore;
import org.ferrepos.identity.session.Sessions;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.Permissions;
import org.ferrepos.platform.security.Role;
import org.jdbi.v3.core.Handle;

/** Adds and changes users; whoever loses a role, a branch or the account loses every session at once. */
@Singleton
public final class Users {
    private static final UUID SYSTEM = new UUID(0, 0);
    private static final String ENTITY = "user";

    private final Database database;
    private final Sessions sessions;
    private final PasswordPool passwords;
    private final RoleDirectory roles;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Users(
            Database database,
            Sessions sessions,
            PasswordPool passwords,
            RoleDirectory roles,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.roles = roles;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller that stands for the command line of the server itself. */
    public static Caller system() {
        return new Caller(
                SYSTEM,
                "system",
                Caller.Kind.USER,
                Set.of(Role.ADMIN),
                Permissions.ofDelivered(Role.ADMIN),
                Optional.empty(),
                SYSTEM,
                false,
                "localhost");
    }

    public Outcome<UUID> idOf(String username) {
        return found(database.read(handle -> new UserStore(handle).idOf(username)));
    }

    /** Adds a user with a password; blocks while it is hashed. */
    public Outcome<User> create(Caller caller, NewUser user) {
        UserRules.check(user);
        Reach reach = reachOf(caller);
        reach.checkGrants(user.roles());
        reach.checkManages(user.roles(), user.branch());
        return passwords.run(() -> Argon2.hash(user.password())).then(hash -> create(caller, user, hash));
    }

    private Outcome<User> create(Caller caller, NewUser user, String hash) {
        try {
            return database.inTransaction(handle -> insert(handle, caller, user, hash), Outcome::isDone);
        } catch (RuntimeException e) {
            if (SqlErrors.isUniqueViolation(e)) {
                return Outcome.refused(Problem.of(CommonProblem.ALREADY_EXISTS, user.username()));
            }
            throw e;
        }
    }

    /** Adds a user whose password is hashed already, in the caller's transaction. */
    public Outcome<User> insert(Handle handle, Caller caller, NewUser user, String hash) {
        UserRules.checkFacts(user);
        Instant now = now();
        User added =
                new User(Ids.next(), user.username(), user.name().strip(), user.roles(), user.branch(), true, now, now);
        holdRoles(handle, added.roles());
        if (new UserStore(handle).insert(added, hash).isEmpty()) {
            return unknownBranch(user.branch());
        }
        audit.record(handle, new AuditEntry(caller, "create", ENTITY, added.username(), null, added));
        return Outcome.done(added);
    }

    Outcome<User> find(Caller caller, UUID id) {
        Outcome<User> user = found(database.read(handle -> new UserStore(handle).byId(id)));
        Reach reach = reachOf(caller);
        return user.map(known -> {
            reach.checkManages(known.roles(), known.branch());
            return known;
        });
    }

    Page<User> list(UserFilter filter) {
        return list(database, filter);
    }

    /** The same in a view of the database. */
    Page<User> list(Database view, UserFilter filter) {
        UserFilter oneMore =
                new UserFilter(filter.branch(), filter.role(), filter.active(), filter.after(), filter.limit() + 1);
        List<User> users = view.read(handle -> new UserStore(handle).list(oneMore));
        return Page.of(users, filter.limit(), user -> Query.cursor(user.username()));
    }

    Outcome<User> update(Caller caller, UUID id, UserChange change) {
        UserRules.checkName(change.name());
        UserRules.checkRoles(change.roles());
        Reach reach = reachOf(caller);
        reach.checkGrants(change.roles());
        reach.checkManages(change.roles(), change.branch());
        return change(caller, id, "update", before -> changed(before, change));
    }

    Outcome<User> deactivate(Caller caller, UUID id) {
        return change(
                caller,
                id,
                "deactivate",
                before -> changed(
                        before,
                        new UserChange(before.name(), before.roles(), before.branch(), Optional.of(Boolean.FALSE))));
    }

    private Outcome<User> change(Caller caller, UUID id, String action, UnaryOperator<User> change) {
        Reach reach = reachOf(caller);
        return database.inTransaction(
                handle -> {
                    UserStore store = new UserStore(handle);
                    List<UUID> admins = store.lockAdmins();
                    return found(store.lock(id)).then(before -> {
                        reach.checkManages(before.roles(), before.branch());
                        User after = change.apply(before);
                        if (isLastAdmin(admins, after)) {
                            return Outcome.refused(Problem.of(IdentityProblem.LAST_ADMIN));
                        }
                        holdRoles(handle, after.roles());
                        if (!store.update(after)) {
                            return unknownBranch(after.branch());
                        }
                        endSessionsIfLessAllowed(handle, before, after);
                        audit.record(handle, new AuditEntry(caller, action, ENTITY, after.username(), before, after));
                        return Outcome.done(after);
                    });
                },
                Outcome::isDone);
    }

    /** Replaces a password, lifts a lock-out and ends the user's sessions; blocks while it is hashed. */
    public Outcome<User> setPassword(Caller caller, UUID id, String password) {
        return find(caller, id).then(user -> {
            UserRules.checkPassword("password", new PasswordRules.Owner(user.username(), user.name()), password);
            return passwords.run(() -> Argon2.hash(password)).then(hash -> setHash(caller, id, hash));
        });
    }

    private Outcome<User> setHash(Caller caller, UUID id, String hash) {
        Reach reach = reachOf(caller);
        return database.inTransaction(handle -> {
            UserStore store = new UserStore(handle);
            return found(store.lock(id)).map(current -> {
                reach.checkManages(current.roles(), current.branch());
                store.setPassword(id, hash, now());
                sessions.endAll(handle, id, "password");
                audit.record(handle, new AuditEntry(caller, "set_password", ENTITY, current.username(), null, null));
                return current;
            });
        });
    }

    /** As far as the roles reach now, also those that another process just changed. */
    private Reach reachOf(Caller caller) {
        roles.refresh();
        return new Reach(caller, roles);
    }

    /** Refuses roles that do not exist; nobody deletes the others before the transaction ends. */
    private void holdRoles(Handle handle, List<String> held) {
        UserRules.checkExist(new RoleStore(handle).holdAndFindMissing(held), roles);
    }

    private User changed(User before, UserChange change) {
        return new User(
                before.id(),
                before.username(),
                change.name().strip(),
                change.roles(),
                change.branch(),
                change.active().orElse(before.active()),
                before.createdAt(),
                now());
    }

    private void endSessionsIfLessAllowed(Handle handle, User before, User after) {
        boolean sameRights = Set.copyOf(before.roles()).equals(Set.copyOf(after.roles()))
                && before.branch().equals(after.branch());
        if (!sameRights || !after.active()) {
            sessions.endAll(handle, after.id(), after.active() ? "rights" : "deactivated");
        }
    }

    /** Whether nobody would be left who administers. */
    private static boolean isLastAdmin(List<UUID> admins, User after) {
        boolean isAdmin = after.active() && after.roles().contains(Role.ADMIN);
        return !isAdmin && admins.equals(List.of(after.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Outcome<T> found(Optional<T> known) {
        return Outcome.found(known, Problem.of(CommonProblem.NOT_FOUND));
    }

    private static <T> Outcome<T> unknownBranch(Optional<String> branch) {
        return Outcome.refused(Problem.of(IdentityProblem.BRANCH_UNKNOWN, branch.orElse("")));
    }
}
