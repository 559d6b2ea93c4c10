package org.ferrepos.sales.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The branches whose figures somebody may see together; amounts of different currencies are never added up.
 *
 * @param branch the only branch; empty for the whole chain
 * @param branches also inactive ones, by code
 */
public record Scope(Optional<Branch> branch, List<Branch> branches, Currency currency) {
    public Scope {
        branches = List.copyOf(branches);
    }

    /** What a caller asks for, or everything it may see; in the branch's currency, or that of the company. */
    public static Scope of(
            Caller caller, BranchDirectory directory, @Nullable String branchCode, @Nullable String currencyCode) {
        Optional<String> wanted = Query.text("branch", branchCode).or(caller::boundTo);
        Optional<Branch> branch = wanted.map(code -> directory
                .branch(code)
                .orElseThrow(() -> Problem.invalid("branch", "branch.unknown").toException()));
        branch.ifPresent(known -> {
            if (!caller.mayActAt(known.code())) {
                throw Problem.of(CommonProblem.FORBIDDEN_BRANCH, known.code()).toException();
            }
        });
        List<Branch> seen = branch.map(List::of).orElseGet(directory::branches);
        Currency own = branch.map(Branch::currency).orElseGet(directory::companyCurrency);
        return new Scope(branch, seen, currency(currencyCode, own));
    }

    /** The business date of a moment at the first branch. */
    public LocalDate dateOf(Instant moment) {
        return timeOf(moment).toLocalDate();
    }

    /** A moment on the first branch's clock. */
    public OffsetDateTime timeOf(Instant moment) {
        ZoneId zone = branches.isEmpty() ? ZoneOffset.UTC : branches.getFirst().zone();
        return moment.atZone(zone).toOffsetDateTime();
    }

    private static Currency currency(@Nullable String code, Currency own) {
        Optional<String> wanted = Query.text("currency", code);
        if (wanted.isEmpty()) {
            return own;
        }
        for (Currency currency : Currency.values()) {
            if (currency.name().equals(wanted.get())) {
                return currency;
            }
        }
        throw Problem.invalid("currency", "field.one_of", "CLP, ARS").toException();
    }
}
