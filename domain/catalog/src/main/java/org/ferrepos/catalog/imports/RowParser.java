package org.ferrepos.catalog.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.ferrepos.catalog.product.Rules;
import org.ferrepos.catalog.product.StatedTax;
import org.ferrepos.catalog.product.Unit;
import org.ferrepos.identity.Branch;
import org.ferrepos.platform.http.NameRules;
import org.ferrepos.platform.money.Amounts;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.money.Quantity;
import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/** Turns the values of a row into a product, or names the first that is wrong. */
final class RowParser {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9.,]+");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]{1,10})?");
    private static final Pattern BARCODE_SEPARATOR = Pattern.compile("\\s*\\|\\s*");

    private final FieldPositions columns;
    private final ImportPlaces places;
    private final ImportTaxes taxes;
    private final Caller caller;

    RowParser(FieldPositions columns, ImportPlaces places, ImportTaxes taxes, Caller caller) {
        this.columns = columns;
        this.taxes = taxes;
        this.places = places;
        this.caller = caller;
    }

    ImportRow parse(CsvRow row) throws RejectedRow {
        return new Reader(row).read();
    }

    private final class Reader {
        private final CsvRow row;

        private Reader(CsvRow row) {
            this.row = row;
        }

        private ImportRow read() throws RejectedRow {
            if (row.fields().size() > columns.width()) {
                // An unquoted separator shifted the values; reading on would take one field for another.
                throw rejected("line", "import.columns", "" + row.fields().size(), "" + columns.width());
            }
            String sku = sku();
            String name = readable("name", required("name", text("name", Rules.MAX_NAME)));
            long price = required("price", amount("price"));
            Branch branch = branch();
            Long cost = amount("cost");
            return new ImportRow(
                    row.line(),
                    sku,
                    name,
                    price,
                    priceCurrency(branch),
                    barcodes(),
                    text("category", Rules.MAX_CATEGORY),
                    text("brand", Rules.MAX_BRAND),
                    text("description", Rules.MAX_DESCRIPTION),
                    unit(),
                    tax(),
                    cost,
                    cost == null ? null : costCurrency(),
                    amount("suggested_price"),
                    stock(),
                    branch,
                    null);
        }

        private String sku() throws RejectedRow {
            String sku = required("sku", value("sku"));
            if (!Rules.isSku(sku)) {
                throw rejected("sku", "import.sku");
            }
            if (Rules.isTakenInPaths(sku)) {
                throw rejected("sku", "sku.taken_in_paths", sku);
            }
            return readable("sku", sku);
        }

        private String readable(String field, String name) throws RejectedRow {
            if (!NameRules.isReadable(name)) {
                throw rejected(field, "field.name");
            }
            return name;
        }

        private @Nullable String value(String field) throws RejectedRow {
            String value = columns.value(row, field);
            if (value.indexOf('\uFFFD') >= 0) {
                throw rejected(field, "import.encoding");
            }
            return value.isEmpty() ? null : value;
        }

        private <T> T required(String field, @Nullable T value) throws RejectedRow {
            if (value == null) {
                throw rejected(field, "import.required");
            }
            return value;
        }

        private @Nullable String text(String field, int maxLength) throws RejectedRow {
            String value = value(field);
            if (value != null && !Rules.isText(value, maxLength)) {
                throw rejected(field, "import.text", Integer.toString(maxLength));
            }
            return value;
        }

        private @Nullable Long amount(String field) throws RejectedRow {
            String value = value(field);
            if (value == null) {
                return null;
            }
            if (NEGATIVE.matcher(value).matches()) {
                throw rejected(field, "import.negative", value);
            }
            if (!AMOUNT.matcher(value).matches()) {
                throw rejected(field, "import.amount", value);
            }
            long amount = Long.parseLong(value);
            if (amount > Amounts.MAX_AMOUNT) {
                throw rejected(field, "import.amount", value);
            }
            return amount;
        }

        private Currency priceCurrency(@Nullable Branch branch) throws RejectedRow {
            Currency stated = currency("currency");
            return places.currencies()
                    .of(branch, stated)
                    .orElseThrow(() -> rejected(
                            "currency",
                            "import.price_currency",
                            "" + stated,
                            places.currencies().unsaid(branch).name()));
        }

        private Currency costCurrency() throws RejectedRow {
            Currency stated = currency("cost_currency");
            return stated == null ? places.currencies().company() : stated;
        }

        private @Nullable Currency currency(String field) throws RejectedRow {
            String value = value(field);
            if (value == null) {
                return null;
            }
            return Currency.ofCode(value).orElseThrow(() -> rejected(field, "import.currency", value));
        }

        private List<String> barcodes() throws RejectedRow {
            String value = value("barcode");
            if (value == null) {
                return List.of();
            }
            List<String> codes = List.of(BARCODE_SEPARATOR.split(value));
            for (String code : codes) {
                switch (Rules.checkBarcode(code)) {
                    case VALID -> {
                        // nothing to say
                    }
                    case WRONG_CHECK_DIGIT -> throw rejected("barcode", "import.check_digit", code);
                    case MALFORMED -> throw rejected("barcode", "import.barcode", code);
                }
            }
            return codes.stream().distinct().toList();
        }

        private @Nullable String unit() throws RejectedRow {
            String value = value("unit");
            if (value == null) {
                return null;
            }
            return Unit.byCode(value).map(Unit::code).orElseThrow(() -> rejected("unit", "import.unit", value));
        }

        private StatedTax tax() throws RejectedRow {
            String shorthand = value("tax");
            String category = value("tax_category");
            if (shorthand != null && !StatedTax.isShorthand(shorthand)) {
                throw rejected("tax", "import.tax", shorthand);
            }
            if (category != null && !taxes.isKnown(category)) {
                throw rejected("tax_category", "import.tax_category", category);
            }
            if (category != null && !taxes.isSellable(category)) {
                throw rejected("tax_category", "import.tax_not_in_countries", category);
            }
            StatedTax stated = new StatedTax(shorthand, category);
            if (stated.isContradiction()) {
                throw rejected("tax_category", "import.tax_contradicts");
            }
            return stated;
        }

        private @Nullable Quantity stock() throws RejectedRow {
            String value = value("stock");
            if (value == null) {
                return null;
            }
            if (NEGATIVE.matcher(value).matches()) {
                throw rejected("stock", "import.negative", value);
            }
            if (!DECIMAL.matcher(value).matches() || !Quantity.isValid(new BigDecimal(value))) {
                throw rejected("stock", "import.quantity", value);
            }
            return Quantity.of(new BigDecimal(value));
        }

        private @Nullable Branch branch() throws RejectedRow {
            String value = value("branch");
            if (value == null) {
                return null;
            }
            Branch branch = places.branches().get(value);
            if (branch == null) {
                throw rejected("branch", "import.branch", value);
            }
            if (!caller.mayActAt(value)) {
                throw rejected("branch", "FORBIDDEN_BRANCH", value);
            }
            return branch;
        }

        private RejectedRow rejected(String field, String messageKey, String... arguments) {
            return new RejectedRow(Rejection.of(row.line(), field, messageKey, arguments));
        }
    }
}
