package org.ferrepos.platform.area;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of sealed values, declared by the area that owns the table, so that keys can be changed and checked.
 *
 * @param table with its schema, as {@code catalog.product}
 * @param rowColumn unique and never changed; its text is the row that values are bound to
 * @param sealedColumn of type {@code bytea}, null where there is no value
 * @param plainColumn of type {@code bigint}, where older versions kept the value; it is emptied
 */
public record SealedColumn(
        String field, String table, String rowColumn, String sealedColumn, Optional<String> plainColumn) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+");
    private static final Pattern TABLE = Pattern.compile("[a-z_]+\\.[a-z_]+");

    public SealedColumn {
        if (!TABLE.matcher(table).matches()
                || !NAME.matcher(rowColumn).matches()
                || !NAME.matcher(sealedColumn).matches()
                || !plainColumn.map(name -> NAME.matcher(name).matches()).orElse(true)) {
            throw new IllegalArgumentException("not names of a table and its columns: " + table);
        }
    }
}
