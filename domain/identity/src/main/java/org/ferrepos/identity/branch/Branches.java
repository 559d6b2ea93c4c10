package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.db.SqlErrors;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** Adds and changes branches and registers; the directory of this process knows before the caller does. */
@Singleton
public final class Branches {
    private final Database database;
    private final BranchDirectory directory;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Branches(Database database, BranchDirectory directory, Audit audit, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome<Branch> create(Caller caller, NewBranch branch) {
        Outcome<Integer> id = unlessTaken(
                branch.code(),
                () -> database.inTransaction(handle -> {
                    int added = new BranchStore(handle).insert(branch, clock.instant());
                    audit.record(handle, new AuditEntry(caller, "create", "branch", branch.code(), null, branch));
                    Revisions.raise(handle, BranchStore.AREA);
                    return Outcome.done(added);
                }));
        return id.then(added -> newest(branch.code()));
    }

    /** Writes everything of a branch but its code. */
    public Outcome<Branch> update(Caller caller, NewBranch change, boolean active) {
        Outcome<Branch> written = database.inTransaction(handle -> {
            BranchStore store = new BranchStore(handle);
            return found(store.lock(change.code())).map(before -> {
                Branch after = new Branch(
                        before.id(),
                        before.code(),
                        change.name(),
                        change.address(),
                        change.commune(),
                        change.zone(),
                        change.country(),
                        change.currency(),
                        active);
                store.update(after, clock.instant());
                audit.record(handle, new AuditEntry(caller, "update", "branch", after.code(), before, after));
                Revisions.raise(handle, BranchStore.AREA);
                return after;
            });
        });
        return written.then(after -> newest(after.code()));
    }

    public Outcome<Register> createRegister(Caller caller, String code, String branchCode, int paperWidth) {
        Outcome<Register> written = unlessTaken(
                code,
                () -> database.inTransaction(handle -> {
                    BranchStore store = new BranchStore(handle);
                    return found(store.lock(branchCode)).map(branch -> {
                        int id = store.insertRegister(code, branch.id(), paperWidth, clock.instant());
                        Register added = new Register(id, code, branch, true, paperWidth);
                        audit.record(handle, new AuditEntry(caller, "create", "register", code, null, added));
                        Revisions.raise(handle, BranchStore.AREA);
                        return added;
                    });
                }));
        return written.then(added -> register(code));
    }

    /** Changes what is given of a register and leaves the rest. */
    public Outcome<Register> updateRegister(
            Caller caller, String code, Optional<Boolean> active, Optional<Integer> paperWidth) {
        Outcome<Register> written = register(code)
                .then(known -> database.inTransaction(handle -> {
                    BranchStore store = new BranchStore(handle);
                    return found(store.lockRegister(known.id(), known.branch())).map(before -> {
                        Register after = new Register(
                                before.id(),
                                before.code(),
                                before.branch(),
                                active.orElse(before.active()),
                                paperWidth.orElse(before.paperWidth()));
                        store.updateRegister(after, clock.instant());
                        audit.record(handle, new AuditEntry(caller, "update", "register", code, before, after));
                        Revisions.raise(handle, BranchStore.AREA);
                        return after;
                    });
                }));
        return written.then(after -> register(code));
    }

    /** The newest state of a register. */
    public Outcome<Register> register(String code) {
        directory.refresh();
        return found(directory.register(code));
    }

    /** The newest state of a branch. */
    Outcome<Branch> newest(String code) {
        directory.refresh();
        return found(directory.branch(code));
    }

    private static <T> Outcome<T> unlessTaken(String code, Supplier<Outcome<T>> insertion) {
        try {
            return insertion.get();
        } catch (RuntimeException e) {
            if (SqlErrors.isUniqueViolation(e)) {
                return Outcome.refused(Problem.of(CommonProblem.ALREADY_EXISTS, code));
            }
            throw e;
        }
    }

    private static <T> Outcome<T> found(Optional<T> wanted) {
        return Outcome.found(wanted, Problem.of(CommonProblem.NOT_FOUND));
    }
}
