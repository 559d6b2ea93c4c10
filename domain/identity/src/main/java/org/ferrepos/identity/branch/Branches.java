package org.ferrepos.identity.branch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
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

    public Branch create(Caller caller, NewBranch branch) {
        unlessTaken(
                branch.code(),
                () -> database.inTransaction(handle -> {
                    int id = new BranchStore(handle).insert(branch, clock.instant());
                    audit.record(handle, new AuditEntry(caller, "create", "branch", branch.code(), null, branch));
                    Revisions.raise(handle, BranchStore.AREA);
                    return id;
                }));
        directory.refresh();
        return directory.branch(branch.code()).orElseThrow(Branches::notFound);
    }

    /** Writes everything of a branch but its code. */
    public Branch update(Caller caller, NewBranch change, boolean active) {
        database.inTransaction(handle -> {
            BranchStore store = new BranchStore(handle);
            Branch before = store.lock(change.code()).orElseThrow(Branches::notFound);
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
        directory.refresh();
        return directory.branch(change.code()).orElseThrow(Branches::notFound);
    }

    public Register createRegister(Caller caller, String code, String branchCode, int paperWidth) {
        unlessTaken(
                code,
                () -> database.inTransaction(handle -> {
                    BranchStore store = new BranchStore(handle);
                    Branch branch = store.lock(branchCode).orElseThrow(Branches::notFound);
                    int id = store.insertRegister(code, branch.id(), paperWidth, clock.instant());
                    Register added = new Register(id, code, branch, true, paperWidth);
                    audit.record(handle, new AuditEntry(caller, "create", "register", code, null, added));
                    Revisions.raise(handle, BranchStore.AREA);
                    return id;
                }));
        return register(code);
    }

    /** Changes what is given of a register and leaves the rest. */
    public Register updateRegister(Caller caller, String code, Optional<Boolean> active, Optional<Integer> paperWidth) {
        Register known = register(code);
        database.inTransaction(handle -> {
            BranchStore store = new BranchStore(handle);
            Register before = store.lockRegister(known.id(), known.branch()).orElseThrow(Branches::notFound);
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
        return register(code);
    }

    /** The newest state of a register. */
    public Register register(String code) {
        directory.refresh();
        return directory.register(code).orElseThrow(Branches::notFound);
    }

    private static void unlessTaken(String code, Runnable insertion) {
        try {
            insertion.run();
        } catch (RuntimeException e) {
            if (SqlErrors.isUniqueViolation(e)) {
                throw Problem.of(CommonProblem.ALREADY_EXISTS, code).toException();
            }
            throw e;
        }
    }

    static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).toException();
    }
}
