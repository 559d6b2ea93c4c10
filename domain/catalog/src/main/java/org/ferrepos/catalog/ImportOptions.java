package org.ferrepos.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrepos.platform.http.Problem;

/**
 * How the columns of a file become the fields of a product.
 *
 * @param columns field to column name, for files with other headers
 * @param defaults field to the value used where the file has none
 */
public record ImportOptions(Map<String, String> columns, Map<String, String> defaults) {
    public static final ImportOptions NONE = new ImportOptions(Map.of(), Map.of());

    /** The fields of the import format; only the first three are required. */
    public static final List<String> FIELDS = List.of(
            "sku",
            "name",
            "price",
            "barcode",
            "category",
            "brand",
            "unit",
            "tax",
            "cost",
            "stock",
            "branch",
            "description",
            "tax_category",
            "currency",
            "cost_currency",
            "suggested_price");

    public ImportOptions {
        columns = Map.copyOf(columns);
        defaults = Map.copyOf(defaults);
    }

    /**
     * Reads options as they are written on a command line or in a query: {@code sku=ean13,name=product_name}.
     *
     * @param map pairs of field and column
     * @param defaults pairs of field and value
     */
    public static ImportOptions of(List<String> map, List<String> defaults) {
        return new ImportOptions(pairs("map", map), pairs("default", defaults));
    }

    private static Map<String, String> pairs(String option, List<String> values) {
        Map<String, String> pairs = new HashMap<>();
        for (String value : values) {
            for (String pair : value.split(",")) {
                addPair(option, pair.strip(), pairs);
            }
        }
        return pairs;
    }

    private static void addPair(String option, String pair, Map<String, String> pairs) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        String field = equals < 0 ? pair : pair.substring(0, equals).strip();
        if (equals < 0 || !FIELDS.contains(field)) {
            throw Problem.invalid(option, "import.option", String.join(", ", FIELDS))
                    .toException();
        }
        pairs.put(field, pair.substring(equals + 1).strip());
    }
}
