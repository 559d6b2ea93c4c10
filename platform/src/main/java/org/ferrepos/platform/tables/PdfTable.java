package org.ferrepos.platform.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.ferrepos.platform.print.PdfFonts;
import org.ferrepos.platform.print.Repertoire;

/**
 * A table on A4 paper. Paper is for reading: of a long table the first rows are printed and a sentence tells how many
 * there are; the totals are those of all. What is kept in memory are the rows to print, since their number of pages stands
 * on each page.
 */
final class PdfTable extends TableWriter {
    private final OutputStream out;
    private final List<List<String>> printed = new ArrayList<>();

    PdfTable(TableSheet sheet, OutputStream out) {
        super(sheet);
        this.out = out;
    }

    @Override
    void write(List<Cell> cells) {
        if (printed.size() < sheet().paperRows()) {
            printed.add(texts(cells));
        }
    }

    @Override
    public void finish() throws IOException {
        TableSheet sheet = sheet();
        TableLanguage.Words words = sheet.language().words();
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(sheet.title());
            List<String> headings = sheet.columns().stream()
                    .map(column -> Repertoire.WINDOWS_1252.fit(column.title()))
                    .toList();
            List<String> totals = totals().wanted() && rows() > 0 ? texts(totals().row(words.total())) : List.of();
            PdfTableLayout layout =
                    new PdfTableLayout(PdfFonts.embedIn(document), sheet.columns(), headings, printed, totals);
            new PdfTablePages(document, layout, heading(), sheet.language()).draw();
            document.save(out);
        }
    }

    private PdfTablePages.Heading heading() {
        TableSheet sheet = sheet();
        TableLanguage language = sheet.language();
        TableLanguage.Words words = language.words();
        String capped = rows() <= printed.size()
                ? ""
                : words.capped()
                        .formatted(
                                language.grouped(BigDecimal.valueOf(printed.size())),
                                language.grouped(BigDecimal.valueOf(rows())));
        return new PdfTablePages.Heading(
                Repertoire.WINDOWS_1252.fit(sheet.title()),
                Repertoire.WINDOWS_1252.fit(sheet.filter()),
                capped,
                words.made().formatted(language.moment(sheet.madeAt()))
                        + sheet.completeUntil()
                                .map(until -> words.completeUntil().formatted(language.moment(until)))
                                .orElse(""));
    }

    private List<String> texts(List<Cell> cells) {
        return cells.stream().map(this::text).map(Repertoire.WINDOWS_1252::fit).toList();
    }

    private String text(Cell cell) {
        TableLanguage language = sheet().language();
        return switch (cell) {
            case Cell.Empty _ -> "";
            case Cell.Text text -> text.value();
            case Cell.Code code -> code.value();
            case Cell.Money money -> language.grouped(money.amount());
            case Cell.Figure number -> language.grouped(CsvTable.stripped(number.value()));
            case Cell.Percent percent -> language.grouped(CsvTable.stripped(percent.value())) + " %";
            case Cell.Date date -> language.date(date.value());
            case Cell.Moment moment -> language.moment(moment.value());
            case Cell.Flag flag -> language.flag(flag.value());
        };
    }
}
