package org.ferrepos.identity;

import java.time.ZoneId;
import java.util.List;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;

/** A branch to be added with the codes of its registers. */
public record NewBranch(
        String code,
        String name,
        String address,
        String commune,
        ZoneId zone,
        Country country,
        Currency currency,
        List<String> registers) {
    public NewBranch {
        registers = List.copyOf(registers);
    }
}
