package org.ferrepos.sales.receipt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A roll of 80 mm paper: strips are hung one under the other and the page is cut where they end. Texts must be within
 * {@link Repertoire#WINDOWS_1252}.
 */
final class PdfPaper {

    static final float POINTS_PER_MILLIMETRE = 72f / 25.4f;
    static final float WIDTH = 80 * POINTS_PER_MILLIMETRE;

    /** What 80 mm printers leave blank at each side. */
    static final float MARGIN = 4 * POINTS_PER_MILLIMETRE;

    static final float INNER_WIDTH = WIDTH - 2 * MARGIN;

    /** Viewers refuse pages higher than 14,400 points; a receipt longer than this goes on in another page. */
    private static final float MAX_STRIPS_HEIGHT = 14_000;

    private final List<Strip> strips = new ArrayList<>();

    /** Draws a strip whose upper edge is at {@code top}, in points from the lower edge of the page. */
    @FunctionalInterface
    interface Drawing {
        void draw(PDPageContentStream page, float top) throws IOException;
    }

    private record Strip(float height, Drawing drawing) {}

    void hang(float height, Drawing drawing) {
        strips.add(new Strip(height, drawing));
    }

    void space(float height) {
        hang(height, (page, top) -> {});
    }

    void rule(float thickness) {
        hang(thickness, (page, top) -> {
            page.addRect(MARGIN, top - thickness, INNER_WIDTH, thickness);
            page.fill();
        });
    }

    void centred(String text, PdfFace face) {
        for (String row : face.wrap(text, INNER_WIDTH)) {
            text(row, face, (WIDTH - face.width(row)) / 2);
        }
    }

    void left(String text, PdfFace face) {
        face.wrap(text, INNER_WIDTH).forEach(row -> text(row, face, MARGIN));
    }

    /** The value at the right edge on the last row of the label, which wraps beside it. */
    void pair(String label, String value, PdfFace face) {
        pair(label, face, value, face);
    }

    void pair(String label, PdfFace labelFace, String value, PdfFace valueFace) {
        List<String> values = valueFace.wrap(value, INNER_WIDTH * 2 / 3);
        float widest =
                (float) values.stream().mapToDouble(valueFace::width).max().orElse(0);
        List<String> labels = labelFace.wrap(label, INNER_WIDTH - widest - labelFace.size());
        int beforeLast = Math.max(labels.size() - 1, 0);
        labels.subList(0, beforeLast).forEach(row -> text(row, labelFace, MARGIN));
        String last = labels.isEmpty() ? "" : labels.getLast();
        for (int at = 0; at < values.size(); at++) {
            pairRow(at == 0 ? last : "", labelFace, values.get(at), valueFace);
        }
    }

    private void pairRow(String label, PdfFace labelFace, String value, PdfFace valueFace) {
        hang(Math.max(labelFace.leading(), valueFace.leading()), (page, top) -> {
            float baseline = top - Math.max(labelFace.ascent(), valueFace.ascent());
            labelFace.show(page, label, MARGIN, baseline);
            valueFace.show(page, value, WIDTH - MARGIN - valueFace.width(value), baseline);
        });
    }

    private void text(String text, PdfFace face, float left) {
        hang(face.leading(), (page, top) -> face.show(page, text, left, top - face.ascent()));
    }

    /** Cuts the paper into pages of the document (one, but for the longest receipts) and saves it. */
    byte[] print(PDDocument document) throws IOException {
        int from = 0;
        while (from < strips.size()) {
            int to = from;
            float height = 0;
            while (to < strips.size() && height + strips.get(to).height() <= MAX_STRIPS_HEIGHT) {
                height += strips.get(to).height();
                to++;
            }
            page(document, strips.subList(from, to), height + 2 * MARGIN);
            from = to;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static void page(PDDocument document, List<Strip> strips, float height) throws IOException {
        PDPage page = new PDPage(new PDRectangle(WIDTH, height));
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            float top = height - MARGIN;
            for (Strip strip : strips) {
                strip.drawing().draw(stream, top);
                top -= strip.height();
            }
        }
    }
}
