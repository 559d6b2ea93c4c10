package org.ferrepos.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as an Excel workbook. Rows leave memory as they come, texts are written in place (a list of shared ones would
 * grow with the table), every date and amount has a format of its own, and codes are text.
 */
final class XlsxTable extends TableWriter {
    private static final int ROWS_BEFORE_FLUSH = 200;
    private static final int MAX_SHEET_ROWS = 1_048_576;
    private static final int MAX_SHEET_NAME = 25;
    private static final int MAX_TEXT = 32_767;
    private static final String HEADING_COLOUR = "E8ECF2";

    private final Workbook workbook;
    private Worksheet page;
    private int pages = 1;
    private int next;

    XlsxTable(TableSheet sheet, OutputStream out) throws IOException {
        super(sheet);
        this.workbook = new Workbook(out, "Ferre-POS", "1.0");
        this.page = start();
    }

    @Override
    void write(List<Cell> cells) throws IOException {
        if (next == MAX_SHEET_ROWS - 1) {
            page.finish();
            pages++;
            page = start();
        }
        put(cells, false);
        if (next % ROWS_BEFORE_FLUSH == 0) {
            page.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        if (totals().wanted() && rows() > 0) {
            put(totals().row(sheet().language().words().total()), true);
        }
        page.finish();
        workbook.finish();
    }

    private Worksheet start() {
        Worksheet started = workbook.newWorksheet(name());
        List<TableColumn> columns = sheet().columns();
        for (int at = 0; at < columns.size(); at++) {
            started.width(at, columns.get(at).width());
            started.inlineString(0, at, columns.get(at).title());
            started.style(0, at).bold().fillColor(HEADING_COLOUR).set();
        }
        started.freezePane(0, 1);
        next = 1;
        return started;
    }

    /** A name that Excel takes: short and without the characters of references. */
    private String name() {
        String clean = sheet().title().replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String name = clean.substring(0, Math.min(clean.length(), MAX_SHEET_NAME));
        return pages == 1 ? name : name + " " + pages;
    }

    private void put(List<Cell> cells, boolean bold) {
        for (int at = 0; at < cells.size(); at++) {
            String format = put(at, cells.get(at));
            if (bold && !format.isEmpty()) {
                page.style(next, at).bold().format(format).set();
            } else if (bold) {
                page.style(next, at).bold().set();
            } else if (!format.isEmpty()) {
                page.style(next, at).format(format).set();
            }
        }
        next++;
    }

    /** Puts the value and tells the format it needs; none where it is empty. */
    private String put(int at, Cell cell) {
        TableLanguage language = sheet().language();
        switch (cell) {
            case Cell.Empty _ -> {}
            case Cell.Text text -> page.inlineString(next, at, fitting(text.value()));
            case Cell.Code code -> page.inlineString(next, at, fitting(code.value()));
            case Cell.Money money -> page.value(next, at, money.amount());
            case Cell.Figure number -> page.value(next, at, CsvTable.stripped(number.value()));
            case Cell.Percent percent ->
                page.value(next, at, CsvTable.stripped(percent.value().movePointLeft(2)));
            case Cell.Date date -> page.value(next, at, date.value());
            case Cell.Moment moment -> page.value(next, at, moment.value());
            case Cell.Flag flag -> page.inlineString(next, at, language.flag(flag.value()));
        }
        return format(cell, language);
    }

    private static String format(Cell cell, TableLanguage language) {
        String date = language.datePattern().replace("MM", "mm");
        return switch (cell) {
            // A text format, so that a code stays what it is when somebody edits the cell.
            case Cell.Code _ -> "@";
            case Cell.Money money -> money.currency().decimals() == 0 ? "#,##0" : "#,##0.00";
            case Cell.Figure number -> isWhole(number.value()) ? "#,##0" : "#,##0.###";
            case Cell.Percent _ -> "0.##%";
            case Cell.Date _ -> date;
            case Cell.Moment _ -> date + " hh:mm:ss";
            case Cell.Empty _ -> "";
            case Cell.Text _ -> "";
            case Cell.Flag _ -> "";
        };
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static String fitting(String text) {
        String clean = CellText.clean(text);
        if (clean.length() <= MAX_TEXT) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
        return clean.substring(0, end) + "…";
    }
}
