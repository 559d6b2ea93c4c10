package org.ferrepos.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrepos.identity.branch.BranchStore;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.jobs.BranchZones;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * All branches and registers in memory, as they were at one revision of the area. Lookups answer from the copy and read
 * the database only when there is none yet; whoever needs the newest state calls {@link #refresh()} first, or compares
 * {@link #revision()} with the one read in its own transaction.
 */
@Singleton
public final class BranchDirectory implements BranchZones {
    private static final Snapshot NOT_LOADED = new Snapshot(
            -1, new Company("", ""), Currency.CLP, List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());

    private final Database database;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Snapshot snapshot = NOT_LOADED;

    @Inject
    public BranchDirectory(Database database) {
        this.database = database;
    }

    public Optional<Register> register(String code) {
        return Optional.ofNullable(loaded().registers().get(code));
    }

    public Optional<Register> registerById(int id) {
        return Optional.ofNullable(loaded().registersById().get(id));
    }

    public Optional<Branch> branch(String code) {
        return Optional.ofNullable(loaded().branches().get(code));
    }

    public Optional<Branch> branchById(int id) {
        return Optional.ofNullable(loaded().branchesById().get(id));
    }

    @Override
    public Optional<ZoneId> zoneOf(String branchCode) {
        return branch(branchCode).map(Branch::zone);
    }

    /** By whose calendar a reader's days are: the branch's, or the first one's for who sees the whole chain. */
    public ZoneId calendarOf(Optional<String> branchCode) {
        return branchCode
                .flatMap(this::zoneOf)
                .or(() -> branches().stream().findFirst().map(Branch::zone))
                .orElse(ZoneOffset.UTC);
    }

    /** All branches, also inactive ones, by code. */
    public List<Branch> branches() {
        return loaded().list();
    }

    /**
     * The currency of whatever names no branch, such as a price of all branches or a cost: that of the branch that was
     * there first, so that another country's branch changes nothing.
     */
    public Currency companyCurrency() {
        return loaded().companyCurrency();
    }

    /** The currency of a branch, or of the company where none is named. */
    public Currency currencyOf(@Nullable Integer branchId) {
        return Optional.ofNullable(branchId)
                .flatMap(this::branchById)
                .map(Branch::currency)
                .orElseGet(this::companyCurrency);
    }

    /** The countries of the branches that are active. */
    public Set<Country> countries() {
        return loaded().list().stream()
                .filter(Branch::active)
                .map(Branch::country)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Country.class)));
    }

    /** All registers, also inactive ones, by code. */
    public List<Register> registers() {
        return loaded().registerList();
    }

    /** The company; its texts are empty before it was set up. */
    public Company company() {
        return loaded().company();
    }

    /** The revision of the area that the copy was read at; -1 before the first load. Never blocks. */
    public long revision() {
        return snapshot.revision();
    }

    /** Loads everything again if the database has another revision; blocks for one short transaction. */
    public void refresh() {
        loading.lock();
        try {
            snapshot = database.read(handle ->
                    handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, transaction -> {
                        long current = Revisions.current(transaction, BranchStore.AREA);
                        return current == snapshot.revision() ? snapshot : load(new BranchStore(transaction), current);
                    }));
        } finally {
            loading.unlock();
        }
    }

    private Snapshot loaded() {
        Snapshot known = snapshot;
        if (known.revision() >= 0) {
            return known;
        }
        // What a transaction sees of its own is not kept: it may not come to be.
        Optional<Snapshot> seen = database.read(handle -> handle.isInTransaction()
                ? Optional.of(load(new BranchStore(handle), Revisions.current(handle, BranchStore.AREA)))
                : Optional.empty());
        if (seen.isPresent()) {
            return seen.get();
        }
        refresh();
        return snapshot;
    }

    private static Snapshot load(BranchStore store, long revision) {
        List<Branch> branches = store.branches();
        Map<Integer, Branch> branchesById = indexed(branches, Branch::id);
        List<Register> registers = store.registers(branchesById);
        return new Snapshot(
                revision,
                store.company().orElse(NOT_LOADED.company()),
                branches.stream()
                        .min(Comparator.comparingInt(Branch::id))
                        .map(Branch::currency)
                        .orElse(Currency.CLP),
                branches,
                registers,
                indexed(branches, Branch::code),
                branchesById,
                indexed(registers, Register::code),
                indexed(registers, Register::id));
    }

    private static <K, V> Map<K, V> indexed(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    private record Snapshot(
            long revision,
            Company company,
            Currency companyCurrency,
            List<Branch> list,
            List<Register> registerList,
            Map<String, Branch> branches,
            Map<Integer, Branch> branchesById,
            Map<String, Register> registers,
            Map<Integer, Register> registersById) {}
}
