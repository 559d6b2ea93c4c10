package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.area.StartStep;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.money.Currency;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Says of prices and costs that were stored before they had a currency which one they are in: the branch's where a price
 * is of one branch, the company's otherwise. No migration could, since the branches are another area's. It comes before
 * the first request, and finds nothing to do from the second start on.
 */
@Singleton
public final class CurrenciesOfBefore implements StartStep {
    private static final String PRICES = """
            update catalog.price p
            set currency = coalesce(
                (select x.currency
                 from unnest(cast(:ids as integer[]), cast(:currencies as text[])) as x(branch_id, currency)
                 where x.branch_id = p.branch_id),
                :company)
            where currency is null
            """;

    private static final String COSTS = """
            update catalog.product set cost_currency = :company where cost_currency is null and cost_sealed is not null
            """;

    // A general price was taken for one in any currency: tills that keep a copy of it must hear of every product again.
    private static final String TELL_TILLS = "update catalog.product set revision = :revision";

    private final Database database;
    private final BranchDirectory branches;

    @Inject
    public CurrenciesOfBefore(Database database, BranchDirectory branches) {
        this.database = database;
        this.branches = branches;
    }

    @Override
    public void start(boolean serving) {
        Currency company = branches.companyCurrency();
        database.inTransaction(handle -> {
            int prices = bindBranches(handle.createUpdate(PRICES))
                    .bind("company", company)
                    .execute();
            int costs = handle.createUpdate(COSTS).bind("company", company).execute();
            if (prices + costs > 0) {
                announce(handle);
            }
            return prices + costs;
        });
    }

    private Update bindBranches(Update update) {
        return update.bindArray(
                        "ids",
                        Integer.class,
                        branches.branches().stream().map(Branch::id).toArray())
                .bindArray(
                        "currencies",
                        String.class,
                        branches.branches().stream()
                                .map(branch -> branch.currency().name())
                                .toArray());
    }

    private void announce(Handle handle) {
        long revision = Revisions.raise(handle, "catalog");
        if (PriceCurrencies.of(branches).soldIn().size() > 1) {
            handle.createUpdate(TELL_TILLS).bind("revision", revision).execute();
        }
    }
}
