package org.ferrepos.catalog.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.catalog.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a file has said so far about a product in all branches, as hashes: a file of many rows must not be kept. Zero
 * stands for a field of which it says nothing.
 */
record StatedFacts(
        long line,
        int name,
        int barcodes,
        int category,
        int brand,
        int description,
        int unit,
        int tax,
        int taxCategory) {

    private record Field(String name, int before, int now) {}

    static StatedFacts of(ImportRow row) {
        return new StatedFacts(
                row.line(),
                hash(row.name()),
                hash(row.barcodes().isEmpty() ? null : Set.copyOf(row.barcodes())),
                hash(row.category() == null ? null : Words.fold(row.category())),
                hash(row.brand()),
                hash(row.description()),
                hash(row.unit()),
                hash(row.tax().shorthand()),
                hash(row.tax().category()));
    }

    /** The first field that a later row of the same product says otherwise. */
    Optional<String> contradictedBy(StatedFacts later) {
        return List.of(
                        new Field("name", name, later.name),
                        new Field("barcode", barcodes, later.barcodes),
                        new Field("category", category, later.category),
                        new Field("brand", brand, later.brand),
                        new Field("description", description, later.description),
                        new Field("unit", unit, later.unit),
                        new Field("tax", tax, later.tax),
                        new Field("tax_category", taxCategory, later.taxCategory))
                .stream()
                .filter(field -> field.before != 0 && field.now != 0 && field.before != field.now)
                .map(Field::name)
                .findFirst();
    }

    /** These, and of a later row what was not said before. */
    StatedFacts and(StatedFacts later) {
        return new StatedFacts(
                line,
                either(name, later.name),
                either(barcodes, later.barcodes),
                either(category, later.category),
                either(brand, later.brand),
                either(description, later.description),
                either(unit, later.unit),
                either(tax, later.tax),
                either(taxCategory, later.taxCategory));
    }

    private static int either(int before, int now) {
        return before == 0 ? now : before;
    }

    private static int hash(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        int hash = value.hashCode();
        return hash == 0 ? 1 : hash;
    }
}
