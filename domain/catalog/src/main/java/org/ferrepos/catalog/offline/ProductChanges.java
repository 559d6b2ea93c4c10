package org.ferrepos.catalog.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.platform.money.Country;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of what changed.
 *
 * @param next what to ask with at once because more is waiting; null when all was told
 * @param cursor what to ask with next time, also when nothing was told
 * @param taxRates all rates of the branch's country; exempt goods have none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ProductChanges")
public record ProductChanges(
        List<OfflineProduct> items, @Nullable String next, String cursor, List<TaxRate> taxRates) {
    public ProductChanges {
        items = List.copyOf(items);
        taxRates = List.copyOf(taxRates);
    }

    ProductChanges withTaxRates(TaxRates rates, Country country) {
        return new ProductChanges(
                items,
                next,
                cursor,
                rates.all().stream()
                        .filter(rate -> rate.country() == country)
                        .map(rate -> new TaxRate(
                                rate.category(), rate.rate().hundredths(), rate.validFrom(), rate.validTo()))
                        .toList());
    }

    /**
     * How much a category of tax is at the branch on the days from {@code valid_from} to the one before {@code valid_to}.
     *
     * @param hundredths of a percent
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "OfflineTaxRate")
    public record TaxRate(
            String category,
            int hundredths,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}
}
