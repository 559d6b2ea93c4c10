package org.ferrepos.platform.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as CSV for spreadsheets and programs: UTF-8 with its mark, without totals, which a program would read as one
 * more row. Texts and codes are quoted, so that a reader can tell them from numbers.
 */
final class CsvTable extends TableWriter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvWriter csv;
    private final TableLanguage language;

    CsvTable(TableSheet sheet, OutputStream out) throws IOException {
        super(sheet);
        this.language = sheet.language();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        this.csv = CsvWriter.builder()
                .fieldSeparator(language.fieldSeparator())
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(quoting(sheet.columns()))
                .build(writer);
        csv.writeRecord(sheet.columns().stream().map(TableColumn::title).toList());
    }

    /** Words and codes are quoted whether they need it or not: LibreOffice can be told to keep those as text. */
    private static QuoteStrategy quoting(List<TableColumn> columns) {
        return new QuoteStrategy() {
            @Override
            public boolean quoteValue(int line, int field, String value) {
                TableColumn.Kind kind = columns.get(field).kind();
                return kind == TableColumn.Kind.TEXT || kind == TableColumn.Kind.CODE;
            }
        };
    }

    @Override
    void write(List<Cell> cells) {
        CsvWriter.CsvWriterRecord row = csv.writeRecord();
        cells.forEach(cell -> row.writeField(field(cell)));
        row.endRecord();
    }

    private String field(Cell cell) {
        return switch (cell) {
            case Cell.Empty _ -> "";
            case Cell.Text text -> CellText.guarded(CellText.clean(text.value()));
            case Cell.Code code -> CellText.guarded(CellText.clean(code.value()));
            case Cell.Money money -> language.plain(money.amount());
            case Cell.Figure number -> language.plain(stripped(number.value()));
            case Cell.Percent percent -> language.plain(stripped(percent.value()));
            case Cell.Date date -> language.date(date.value());
            case Cell.Moment moment -> language.moment(moment.value());
            case Cell.Flag flag -> language.flag(flag.value());
        };
    }

    static BigDecimal stripped(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
