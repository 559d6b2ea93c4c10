package org.ferrepos.platform.tables;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a table is before its first row.
 *
 * @param title what stands above it on paper and names its sheet
 * @param filter in words what was asked for; may be empty
 * @param madeAt the moment it was read, as the clock of the reader shows it
 * @param completeUntil as that clock shows it, where what was read is older than the moment it was read
 * @param paperRows how many rows go on paper at most; the rest is told in a sentence
 */
public record TableSheet(
        String title,
        String filter,
        LocalDateTime madeAt,
        Optional<LocalDateTime> completeUntil,
        TableLanguage language,
        List<TableColumn> columns,
        int paperRows) {
    static final int MAX_COLUMNS = 64;

    public TableSheet {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.size() > MAX_COLUMNS) {
            throw new IllegalArgumentException("a table has 1 to " + MAX_COLUMNS + " columns, not " + columns.size());
        }
    }
}
