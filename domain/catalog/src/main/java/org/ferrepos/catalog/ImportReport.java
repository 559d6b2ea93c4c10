package org.ferrepos.catalog;

import java.util.List;

/**
 * What an import did, line by line of the file.
 *
 * @param rejected the first refused lines; at most 10,000
 * @param rejectedTotal all refused lines
 */
public record ImportReport(
        long created, long updated, long unchanged, List<RejectedLine> rejected, long rejectedTotal) {
    public ImportReport {
        rejected = List.copyOf(rejected);
    }

    /**
     * A line that changed nothing.
     *
     * @param line number of the line in the file where the row begins; the header is line 1
     * @param field column of the import format at fault
     */
    public record RejectedLine(long line, String field, String reason) {}
}
