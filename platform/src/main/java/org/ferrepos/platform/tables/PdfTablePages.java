package org.ferrepos.platform.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.ferrepos.platform.print.PdfFace;

/** Draws a table page by page, with its headings on each and the number of all at its foot. */
final class PdfTablePages {
    private static final float MARGIN = PdfTableLayout.MARGIN;
    private static final float FOOT = 22;
    private static final float PADDING = 2.5f;
    private static final float RULE = 0.4f;

    private final PDDocument document;
    private final PdfTableLayout layout;
    private final Heading heading;
    private final TableLanguage language;
    private final PdfFace small;

    /** What stands above the first page's rows, and at each page's foot. */
    record Heading(String title, String filter, String capped, String made) {}

    PdfTablePages(PDDocument document, PdfTableLayout layout, Heading heading, TableLanguage language) {
        this.document = document;
        this.layout = layout;
        this.heading = heading;
        this.language = language;
        this.small = new PdfFace(layout.fonts().regular(), 8);
    }

    private record Row(List<List<String>> lines, PdfFace face, float height) {}

    void draw() throws IOException {
        Row headings = row(layout.headings(), layout.bold());
        List<List<Row>> pages = pages(headings);
        for (int at = 0; at < pages.size(); at++) {
            page(pages.get(at), headings, at + 1, pages.size());
        }
    }

    private List<List<Row>> pages(Row headings) {
        List<List<Row>> pages = new ArrayList<>();
        List<Row> page = new ArrayList<>();
        float room = room(headings) - headingHeight();
        for (PdfTableLayout.Line line : layout.body()) {
            for (Row row : pieces(row(line.texts(), line.isTotals() ? layout.bold() : layout.face()), headings)) {
                if (row.height() > room && !page.isEmpty()) {
                    pages.add(page);
                    page = new ArrayList<>();
                    room = room(headings);
                }
                page.add(row);
                room -= row.height();
            }
        }
        pages.add(page);
        return pages;
    }

    /** A row higher than half a page goes on in further rows, so that no line falls off the paper. */
    private List<Row> pieces(Row row, Row headings) {
        int most = (int) (room(headings) / 2 / row.face().leading());
        int lines = row.lines().stream().mapToInt(List::size).max().orElse(0);
        if (lines <= most) {
            return List.of(row);
        }
        List<Row> pieces = new ArrayList<>();
        for (int from = 0; from < lines; from += most) {
            int first = from;
            List<List<String>> piece = row.lines().stream()
                    .map(all -> all.subList(Math.min(first, all.size()), Math.min(first + most, all.size())))
                    .toList();
            pieces.add(new Row(piece, row.face(), height(piece, row.face())));
        }
        return pieces;
    }

    private Row row(List<String> texts, PdfFace face) {
        List<List<String>> lines = layout.lines(texts, face);
        return new Row(lines, face, height(lines, face));
    }

    private static float height(List<List<String>> lines, PdfFace face) {
        int most = lines.stream().mapToInt(List::size).max().orElse(1);
        return Math.max(most, 1) * face.leading() + 2 * PADDING;
    }

    private float room(Row headings) {
        return layout.paper().getHeight() - 2 * MARGIN - FOOT - headings.height();
    }

    private List<String> above() {
        List<String> above = new ArrayList<>();
        float inner = PdfTableLayout.inner(layout.paper());
        above.addAll(small.wrap(heading.filter(), inner));
        above.addAll(small.wrap(heading.capped(), inner));
        return above;
    }

    private float headingHeight() {
        return title().leading() + above().size() * small.leading() + 6;
    }

    private PdfFace title() {
        return new PdfFace(layout.fonts().bold(), 14).fitting(heading.title(), PdfTableLayout.inner(layout.paper()));
    }

    private void page(List<Row> rows, Row headings, int number, int count) throws IOException {
        PDPage page = new PDPage(layout.paper());
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            float top = layout.paper().getHeight() - MARGIN;
            if (number == 1) {
                top = heading(stream, top);
            }
            top = draw(stream, headings, top);
            rule(stream, top, 1);
            for (Row row : rows) {
                top = draw(stream, row, top);
                rule(stream, top, RULE);
            }
            String pageNumber = language.words().page().formatted(number, count);
            small.show(stream, heading.made(), MARGIN, MARGIN);
            small.show(stream, pageNumber, layout.paper().getWidth() - MARGIN - small.width(pageNumber), MARGIN);
        }
    }

    private float heading(PDPageContentStream stream, float top) throws IOException {
        PdfFace title = title();
        title.show(stream, heading.title(), MARGIN, top - title.ascent());
        float at = top - title.leading();
        for (String line : above()) {
            small.show(stream, line, MARGIN, at - small.ascent());
            at -= small.leading();
        }
        return at - 6;
    }

    private float draw(PDPageContentStream stream, Row row, float top) throws IOException {
        for (int column = 0; column < row.lines().size(); column++) {
            float baseline = top - PADDING - row.face().ascent();
            for (String line : row.lines().get(column)) {
                row.face().show(stream, line, layout.start(column, line, row.face()), baseline);
                baseline -= row.face().leading();
            }
        }
        return top - row.height();
    }

    private void rule(PDPageContentStream stream, float at, float thickness) throws IOException {
        stream.addRect(MARGIN, at, PdfTableLayout.inner(layout.paper()), thickness);
        stream.fill();
    }
}
