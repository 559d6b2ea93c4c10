package org.ferrepos.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes one table row by row; memory does not grow with the rows. */
public abstract sealed class TableWriter implements RowSink permits CsvTable, XlsxTable, PdfTable {
    private final TableSheet sheet;
    private final Totals totals;
    private long rows;

    TableWriter(TableSheet sheet) {
        this.sheet = sheet;
        this.totals = new Totals(sheet.columns());
    }

    /** Starts a table; the stream is left open. */
    public static TableWriter open(TableFormat format, TableSheet sheet, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(sheet, out);
            case XLSX -> new XlsxTable(sheet, out);
            case PDF -> new PdfTable(sheet, out);
        };
    }

    /** Adds a row with one cell per column, each of its column's kind. */
    @Override
    public final void row(List<Cell> cells) throws IOException {
        List<TableColumn> columns = sheet.columns();
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells in " + columns.size() + " columns");
        }
        for (int at = 0; at < cells.size(); at++) {
            if (!columns.get(at).kind().takes(cells.get(at))) {
                throw new IllegalArgumentException(
                        cells.get(at) + " in the column " + columns.get(at).title());
            }
        }
        totals.add(cells);
        rows++;
        write(cells);
    }

    /** Ends the table; without it the file is not whole. Where totals were asked for they stand under the rows. */
    public abstract void finish() throws IOException;

    abstract void write(List<Cell> cells) throws IOException;

    final TableSheet sheet() {
        return sheet;
    }

    final Totals totals() {
        return totals;
    }

    /** The rows added so far. */
    public final long rows() {
        return rows;
    }
}
