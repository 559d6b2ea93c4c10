package org.ferrepos.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.identity.password.Argon2;
import org.ferrepos.identity.user.Users;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.security.Caller;

/** Sets up a company and its people from the command line, without a login. Blocks; throws problems on bad input. */
@Singleton
public final class IdentitySetup {
    private final Database database;
    private final BranchDirectory directory;
    private final Users users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public IdentitySetup(Database database, BranchDirectory directory, Users users, Audit audit, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates everything in one transaction, or nothing and false when a company exists already. */
    public boolean createCompany(NewCompany setup) {
        Caller caller = Users.system();
        List<String> hashes = setup.users().parallelStream()
                .map(user -> Argon2.hash(user.password()))
                .toList();
        boolean created = database.inTransaction(handle -> {
            BranchStore store = new BranchStore(handle);
            if (!store.insertCompany(setup.company())) {
                return false;
            }
            audit.record(handle, new AuditEntry(caller, "create", "company", "1", null, setup.company()));
            for (NewBranch branch : setup.branches()) {
                store.insert(branch, clock.instant());
                audit.record(handle, new AuditEntry(caller, "create", "branch", branch.code(), null, branch));
            }
            for (int index = 0; index < hashes.size(); index++) {
                var _ = users.insert(handle, caller, setup.users().get(index), hashes.get(index))
                        .orThrow();
            }
            Revisions.raise(handle, BranchStore.AREA);
            return true;
        });
        directory.refresh();
        return created;
    }

    /** Adds a user and returns its id. */
    public UUID addUser(NewUser user) {
        return users.create(Users.system(), user).orThrow().id();
    }

    /** Replaces a user's password and ends the user's sessions. */
    public void setPassword(String username, String password) {
        var _ = users.idOf(username)
                .then(id -> users.setPassword(Users.system(), id, password))
                .orThrow();
    }
}
