package org.ferrepos.catalog.imports;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.product.ProductFacts;
import org.ferrepos.catalog.product.SealableAmount;
import org.ferrepos.catalog.product.StatedTax;
import org.ferrepos.catalog.text.Words;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file whose values are right by themselves.
 *
 * @param category null where the file says nothing, as for the fields that follow
 * @param currency of the price
 * @param costCurrency of the cost; null where the row states none
 * @param stockBranch where the stock of a new product lies
 */
record ImportRow(
        long line,
        String sku,
        String name,
        long price,
        Currency currency,
        List<String> barcodes,
        @Nullable String category,
        @Nullable String brand,
        @Nullable String description,
        @Nullable String unit,
        StatedTax tax,
        @Nullable Long cost,
        @Nullable Currency costCurrency,
        @Nullable Long suggestedPrice,
        @Nullable Quantity stock,
        @Nullable Branch branch,
        @Nullable Branch stockBranch) {

    /** The product as the row describes it; what the row does not say stays or takes the default. */
    ProductFacts factsOver(Optional<ProductFacts> known) {
        return new ProductFacts(
                sku,
                name,
                orKnown(description, known.map(ProductFacts::description).orElse("")),
                categoryOver(known.map(ProductFacts::category).orElse(null)),
                orNull(brand, known.map(ProductFacts::brand).orElse(null)),
                orKnown(unit, known.map(ProductFacts::unit).orElse("un")),
                tax.over(known.map(ProductFacts::taxCategory).orElse(TaxCategory.STANDARD)),
                sealable(cost, known.map(ProductFacts::cost)),
                cost == null ? known.map(ProductFacts::costCurrency).orElse(null) : costCurrency,
                sealable(suggestedPrice, known.map(ProductFacts::suggestedPrice)),
                known.map(ProductFacts::active).orElse(true));
    }

    @Nullable
    Integer branchId() {
        return branch == null ? null : branch.id();
    }

    Place place() {
        return new Place(branchId(), currency);
    }

    /** Where a price holds; all branches that sell in the currency where none is named. */
    record Place(@Nullable Integer branchId, Currency currency) {
        String key() {
            return branchId == null ? "all in " + currency : "branch " + branchId;
        }
    }

    @Nullable
    Integer stockBranchId() {
        return stockBranch == null ? null : stockBranch.id();
    }

    /** The row with the branch that takes its stock where it names none itself. */
    ImportRow withStockBranch(Optional<Branch> otherwise) {
        return with(new Sealed(cost, costCurrency, suggestedPrice), branch == null ? otherwise.orElse(null) : branch);
    }

    /** The row where it only adds to what another one said. */
    ImportRow withoutSealed() {
        return with(new Sealed(null, null, null), stockBranch);
    }

    /** What a row says that is kept sealed. */
    private record Sealed(
            @Nullable Long cost,
            @Nullable Currency costCurrency,
            @Nullable Long suggestedPrice) {}

    private ImportRow with(Sealed sealed, @Nullable Branch otherStockBranch) {
        return new ImportRow(
                line,
                sku,
                name,
                price,
                currency,
                barcodes,
                category,
                brand,
                description,
                unit,
                tax,
                sealed.cost,
                sealed.costCurrency,
                sealed.suggestedPrice,
                stock,
                branch,
                otherStockBranch);
    }

    /** Whether it must be compared with what is sealed. */
    boolean statesSealed() {
        return cost != null || suggestedPrice != null;
    }

    /** Everything but the line number, to tell a repeated row from a contradicting one. */
    int contentHash() {
        return Objects.hash(
                name,
                price,
                barcodes,
                category,
                brand,
                description,
                unit,
                tax,
                cost,
                costCurrency,
                suggestedPrice,
                stock);
    }

    /** Case and accents make no other category. */
    private @Nullable String categoryOver(@Nullable String known) {
        boolean same = category == null || (known != null && Words.fold(known).equals(Words.fold(category)));
        return same ? known : category;
    }

    private static SealableAmount sealable(@Nullable Long stated, Optional<SealableAmount> known) {
        return stated == null ? known.orElse(SealableAmount.NONE) : new SealableAmount.Stated(stated);
    }

    private static <T> T orKnown(@Nullable T value, T known) {
        return value == null ? known : value;
    }

    private static @Nullable String orNull(@Nullable String value, @Nullable String known) {
        return value == null ? known : value;
    }
}
