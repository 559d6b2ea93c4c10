package org.ferrepos.catalog.product;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Which currencies prices may be in: that of one branch in the branch's, that of all branches in the company's or in
 * another that some branch sells in.
 *
 * @param company what is meant where neither a branch nor a currency is named
 */
public record PriceCurrencies(Currency company, Set<Currency> soldIn) {
    public static PriceCurrencies of(BranchDirectory branches) {
        return new PriceCurrencies(
                branches.companyCurrency(),
                branches.branches().stream().map(Branch::currency).collect(Collectors.toUnmodifiableSet()));
    }

    /** The currency of a price that says none. */
    public Currency unsaid(@Nullable Branch branch) {
        return branch == null ? company : branch.currency();
    }

    /** The currency of a price; empty where nothing is sold in the one that is stated. */
    public Optional<Currency> of(@Nullable Branch branch, @Nullable Currency stated) {
        Currency unsaid = unsaid(branch);
        boolean holds = stated == null || stated == unsaid || (branch == null && soldIn.contains(stated));
        return holds ? Optional.of(stated == null ? unsaid : stated) : Optional.empty();
    }

    /** What is told where nothing is sold in the currency that was stated. */
    public Problem refusal(@Nullable Branch branch) {
        Currency unsaid = unsaid(branch);
        return Problem.of(CatalogProblem.PRICE_CURRENCY_MISMATCH, unsaid)
                .withErrors(List.of(FieldError.of("currency", "price.currency", unsaid)));
    }
}
