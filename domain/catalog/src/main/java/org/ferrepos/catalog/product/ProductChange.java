package org.ferrepos.catalog.product;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.NameRules;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /productos/{sku}}: fields that are absent stay; an empty category or brand is taken away. What only
 * the answer of {@code GET} tells is accepted, so that a client may send back what it got.
 *
 * @param stock changed by movements alone; whatever is sent here is left aside
 * @param updatedAt left aside
 */
record ProductChange(
        @Nullable @Size(max = 40) String sku,
        @Nullable @Size(min = 1, max = Rules.MAX_NAME) String name,
        @Nullable @Size(max = Rules.MAX_DESCRIPTION) String description,
        @Nullable @Size(max = Rules.MAX_BARCODES) List<@NotNull @Size(max = 32) String> barcodes,
        @Nullable @Size(max = Rules.MAX_CATEGORY) String category,
        @Nullable @Size(max = Rules.MAX_BRAND) String brand,
        @Nullable @Size(max = 20) String unit,
        @Nullable @Size(max = 20) String tax,
        @Nullable @Size(max = 30) String taxCategory,
        @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long price,
        @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long cost,
        @Nullable Currency costCurrency,
        @Nullable @Min(0) @Max(Amounts.MAX_AMOUNT) Long suggestedPrice,
        @Nullable Boolean active,
        @Nullable Currency currency,
        @Nullable Quantity stock,
        @Nullable OffsetDateTime updatedAt) {

    /** Refuses what the annotations cannot say: codes, units, taxes and control characters. */
    Outcome<ProductChange> checked() {
        List<FieldError> errors = new ArrayList<>();
        if (sku != null && !Rules.isSku(sku)) {
            errors.add(FieldError.of("sku", "field.sku"));
        } else if (sku != null && Rules.isTakenInPaths(sku)) {
            errors.add(FieldError.of("sku", "sku.taken_in_paths", sku));
        } else if (sku != null && !NameRules.isReadable(sku)) {
            errors.add(FieldError.of("sku", "field.name"));
        }
        if (name != null && name.isBlank()) {
            errors.add(FieldError.of("name", "field.required"));
        }
        checkText("name", name, Rules.MAX_NAME, errors);
        if (name != null && Rules.isText(name, Rules.MAX_NAME) && !NameRules.isReadable(name)) {
            errors.add(FieldError.of("name", "field.name"));
        }
        checkDescription(errors);
        checkText("category", category, Rules.MAX_CATEGORY, errors);
        checkText("brand", brand, Rules.MAX_BRAND, errors);
        if (unit != null && Unit.byCode(unit).isEmpty()) {
            errors.add(FieldError.of("unit", "field.unit", unit));
        }
        if (tax != null && !StatedTax.isShorthand(tax)) {
            errors.add(FieldError.of("tax", "field.one_of", "affected, exempt"));
        }
        if (costCurrency != null && cost == null) {
            errors.add(FieldError.of("cost_currency", "cost.currency_alone"));
        }
        checkBarcodes(errors);
        return errors.isEmpty()
                ? Outcome.done(this)
                : Outcome.refused(Problem.of(CommonProblem.VALIDATION_FAILED).withErrors(errors));
    }

    /** The product after the change; a cost that says no currency is in the company's. */
    ProductFacts over(ProductFacts known, Currency company) {
        return new ProductFacts(
                known.sku(),
                name == null ? known.name() : name.strip(),
                description == null ? known.description() : description.strip(),
                category == null ? known.category() : nullIfBlank(category),
                brand == null ? known.brand() : nullIfBlank(brand),
                unit == null ? known.unit() : unit,
                new StatedTax(tax, taxCategory).over(known.taxCategory()),
                cost == null ? known.cost() : new SealableAmount.Stated(cost),
                cost == null ? known.costCurrency() : (costCurrency == null ? company : costCurrency),
                suggestedPrice == null ? known.suggestedPrice() : new SealableAmount.Stated(suggestedPrice),
                active == null ? known.active() : active);
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void checkDescription(List<FieldError> errors) {
        // A description may have lines; other control characters may not.
        String singleLine = description == null ? null : description.replaceAll("[\\r\\n\\t]", " ");
        checkText("description", singleLine, Rules.MAX_DESCRIPTION, errors);
    }

    private static void checkText(String field, @Nullable String text, int maxLength, List<FieldError> errors) {
        if (text != null && !Rules.isText(text, maxLength)) {
            errors.add(FieldError.of(field, "field.text", maxLength));
        }
    }

    private void checkBarcodes(List<FieldError> errors) {
        if (barcodes == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < barcodes.size(); i++) {
            String code = barcodes.get(i);
            if (Rules.checkBarcode(code) != Rules.BarcodeCheck.VALID) {
                errors.add(FieldError.of("barcodes[" + i + "]", "field.barcode"));
            } else if (!seen.add(code)) {
                errors.add(FieldError.of("barcodes[" + i + "]", "field.barcode_repeated", code));
            }
        }
    }
}
