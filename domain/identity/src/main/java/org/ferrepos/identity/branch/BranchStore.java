package org.ferrepos.identity.branch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.Company;
import org.ferrepos.identity.NewBranch;
import org.ferrepos.identity.Register;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.Handle;

/** The tables of company, branches and registers, in the transaction of the caller. */
public final class BranchStore {
    /** Name of the area in {@link Revisions}. */
    public static final String AREA = "identity";

    private final Handle handle;

    public BranchStore(Handle handle) {
        this.handle = handle;
    }

    public Optional<Company> company() {
        return handle.createQuery("select name, tax_id from identity.company")
                .map((row, context) -> new Company(row.getString("name"), row.getString("tax_id")))
                .findOne();
    }

    public List<Branch> branches() {
        return handle.createQuery("""
                        select id, code, name, address, commune, zone, country, currency, active
                        from identity.branch order by code""").map((row, context) -> branch(row)).list();
    }

    public List<Register> registers(Map<Integer, Branch> branches) {
        return handle.createQuery(
                        "select id, code, branch_id, active, paper_width from identity.register order by code")
                .map((row, context) -> {
                    int branchId = row.getInt("branch_id");
                    Branch branch = Optional.ofNullable(branches.get(branchId)).orElseThrow();
                    return register(row, branch);
                })
                .list();
    }

    /** Claims the one company; false when there is one already. */
    public boolean insertCompany(Company company) {
        int inserted = handle.createUpdate("""
                        insert into identity.company (name, tax_id) values (:name, :tax_id)
                        on conflict (id) do nothing""")
                .bind("name", company.name())
                .bind("tax_id", company.taxId())
                .execute();
        return inserted == 1;
    }

    /** Adds a branch with its registers; the caller raises the revision. */
    public int insert(NewBranch branch, Instant now) {
        int id = handle.createQuery("""
                        insert into identity.branch
                            (code, name, address, commune, zone, country, currency, created_at, updated_at)
                        values (:code, :name, :address, :commune, :zone, :country, :currency, :now, :now)
                        returning id""")
                .bind("now", now)
                .bind("code", branch.code())
                .bind("name", branch.name())
                .bind("address", branch.address())
                .bind("commune", branch.commune())
                .bind("zone", branch.zone().getId())
                .bind("country", branch.country())
                .bind("currency", branch.currency())
                .mapTo(Integer.class)
                .one();
        branch.registers().forEach(register -> insertRegister(register, id, Register.DEFAULT_PAPER_WIDTH, now));
        return id;
    }

    int insertRegister(String code, int branchId, int paperWidth, Instant now) {
        return handle.createQuery("""
                        insert into identity.register (code, branch_id, paper_width, created_at, updated_at)
                        values (:code, :branch_id, :paper_width, :now, :now) returning id""")
                .bind("now", now)
                .bind("paper_width", paperWidth)
                .bind("code", code)
                .bind("branch_id", branchId)
                .mapTo(Integer.class)
                .one();
    }

    /** Reads a branch and keeps others from changing it until the transaction ends. */
    Optional<Branch> lock(String code) {
        return handle.createQuery("""
                        select id, code, name, address, commune, zone, country, currency, active
                        from identity.branch where code = :code for update""")
                .bind("code", code)
                .map((row, context) -> branch(row))
                .findOne();
    }

    void update(Branch branch, Instant now) {
        handle.createUpdate("""
                        update identity.branch set name = :name, address = :address, commune = :commune,
                            zone = :zone, country = :country, currency = :currency, active = :active,
                            updated_at = :now
                        where id = :id""")
                .bind("now", now)
                .bind("id", branch.id())
                .bind("name", branch.name())
                .bind("address", branch.address())
                .bind("commune", branch.commune())
                .bind("zone", branch.zone().getId())
                .bind("country", branch.country())
                .bind("currency", branch.currency())
                .bind("active", branch.active())
                .execute();
    }

    /** Reads a register of the branch and keeps others from changing it until the transaction ends. */
    Optional<Register> lockRegister(int id, Branch branch) {
        return handle.createQuery("""
                        select id, code, active, paper_width from identity.register where id = :id for update""")
                .bind("id", id)
                .map((row, context) -> register(row, branch))
                .findOne();
    }

    void updateRegister(Register register, Instant now) {
        handle.createUpdate("""
                        update identity.register
                        set active = :active, paper_width = :paper_width, updated_at = :now where id = :id""")
                .bind("now", now)
                .bind("id", register.id())
                .bind("active", register.active())
                .bind("paper_width", register.paperWidth())
                .execute();
    }

    private static Register register(ResultSet row, Branch branch) throws SQLException {
        return new Register(
                row.getInt("id"), row.getString("code"), branch, row.getBoolean("active"), row.getInt("paper_width"));
    }

    private static Branch branch(ResultSet row) throws SQLException {
        return new Branch(
                row.getInt("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("address"),
                row.getString("commune"),
                ZoneId.of(row.getString("zone")),
                Country.valueOf(row.getString("country")),
                Currency.valueOf(row.getString("currency")),
                row.getBoolean("active"));
    }
}
