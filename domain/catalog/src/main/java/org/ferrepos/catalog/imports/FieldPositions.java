package org.ferrepos.catalog.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ferrepos.catalog.ImportOptions;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;

/** Where in a row each field stands; columns that are no field are not read. */
final class FieldPositions {
    private static final List<String> REQUIRED = List.of("sku", "name", "price");

    private final Map<String, Integer> positions;
    private final Map<String, String> defaults;
    private final int width;

    private FieldPositions(Map<String, Integer> positions, Map<String, String> defaults, int width) {
        this.positions = positions;
        this.defaults = defaults;
        this.width = width;
    }

    /** Refuses a header without a required column that has no default, and a mapping to a column that is not there. */
    static FieldPositions of(List<String> header, ImportOptions options) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byName.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        Map<String, Integer> positions = new HashMap<>();
        List<FieldError> missing = new java.util.ArrayList<>();
        for (String field : ImportOptions.FIELDS) {
            String mapped = options.columns().get(field);
            String column = mapped == null ? field : mapped;
            Integer position = byName.get(column.toLowerCase(Locale.ROOT));
            if (position != null) {
                positions.put(field, position);
            } else if (mapped != null
                    || (REQUIRED.contains(field) && !options.defaults().containsKey(field))) {
                missing.add(FieldError.of(field, "import.header", column));
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.of(CommonProblem.VALIDATION_FAILED)
                    .withErrors(missing)
                    .toException();
        }
        return new FieldPositions(positions, options.defaults(), header.size());
    }

    int width() {
        return width;
    }

    /** The value of a field without surrounding blanks and line breaks; empty where there is none. */
    String value(CsvRow row, String field) {
        Integer position = positions.get(field);
        String value = position == null || position >= row.fields().size()
                ? ""
                : clean(row.fields().get(position));
        return value.isEmpty() ? defaults.getOrDefault(field, "") : value;
    }

    private static String clean(String value) {
        String stripped = value.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char letter = stripped.charAt(i);
            if (letter == '\n' || letter == '\r' || letter == '\t') {
                return stripped.replaceAll("[\\r\\n\\t]+", " ");
            }
        }
        return stripped;
    }
}
