package org.ferrepos.platform.tables;

import org.ferrepos.platform.area.SettingsReader;

/**
 * How much is exported at most.
 *
 * @param maxRows of one table; more is refused, and can be had by narrowing the filter
 * @param paperRows of a PDF; the rest is told in a sentence
 * @param atOnce how many tables one process makes at a time
 */
public record TableLimits(int maxRows, int paperRows, int atOnce) {
    private static final String KEY = "ferrepos.exports.";

    public static TableLimits read(SettingsReader reader) {
        return new TableLimits(
                reader.integer(KEY + "max_rows", 1, 10_000_000),
                reader.integer(KEY + "paper_rows", 1, 20_000),
                reader.integer(KEY + "at_once", 1, 32));
    }
}
