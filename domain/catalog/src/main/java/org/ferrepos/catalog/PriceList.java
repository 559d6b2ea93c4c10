package org.ferrepos.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one product over time: those of all branches and those of single ones, past and future.
 *
 * @param byBranch entries of each branch, latest first; those of all branches under {@link #ALL_BRANCHES}
 */
public record PriceList(Map<Integer, List<Entry>> byBranch) {
    /** Key of the prices that hold wherever a branch has none of its own; branch ids are positive. */
    public static final int ALL_BRANCHES = 0;

    private static final Comparator<Entry> LATEST_FIRST =
            Comparator.comparing(Entry::validFrom).thenComparingLong(Entry::id).reversed();

    /** A price from a moment on; of two from the same moment the one with the higher id holds. */
    public record Entry(long id, @Nullable Integer branchId, Currency currency, long amount, Instant validFrom) {}

    public static PriceList of(List<Entry> entries) {
        Map<Integer, List<Entry>> byBranch = new HashMap<>();
        for (Entry entry : entries) {
            int key = entry.branchId() == null ? ALL_BRANCHES : entry.branchId();
            byBranch.computeIfAbsent(key, ignored -> new ArrayList<>(2)).add(entry);
        }
        byBranch.replaceAll((branch, list) -> list.stream().sorted(LATEST_FIRST).toList());
        return new PriceList(Map.copyOf(byBranch));
    }

    /** The branch's own price at the moment, otherwise the general one in its currency; empty when neither holds. */
    public OptionalLong at(Branch branch, Instant when) {
        OptionalLong own = latest(branch.id(), branch.currency(), when);
        return own.isPresent() ? own : latest(ALL_BRANCHES, branch.currency(), when);
    }

    private OptionalLong latest(int key, Currency currency, Instant when) {
        for (Entry entry : byBranch.getOrDefault(key, List.of())) {
            if (entry.currency() == currency && !entry.validFrom().isAfter(when)) {
                return OptionalLong.of(entry.amount());
            }
        }
        return OptionalLong.empty();
    }
}
