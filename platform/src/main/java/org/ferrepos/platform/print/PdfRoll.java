package org.ferrepos.platform.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A roll of paper: strips are hung one under the other and the page is cut where they end. Texts must be within {@link
 * Repertoire#WINDOWS_1252}.
 */
public final class PdfRoll {

    /** Viewers refuse pages higher than 14,400 points; what is longer than this goes on in another page. */
    private static final float MAX_STRIPS_HEIGHT = 14_000;

    private final float width;
    private final float margin;
    private final List<Strip> strips = new ArrayList<>();

    public PdfRoll(RollPaper paper) {
        this.width = paper.widthPoints();
        this.margin = paper.marginPoints();
    }

    /** Draws a strip whose upper edge is at {@code top}, in points from the lower edge of the page. */
    @FunctionalInterface
    public interface Drawing {
        void draw(PDPageContentStream page, float top) throws IOException;
    }

    private float innerWidth() {
        return width - 2 * margin;
    }

    private record Strip(float height, Drawing drawing) {}

    public void hang(float height, Drawing drawing) {
        strips.add(new Strip(height, drawing));
    }

    public void space(float height) {
        hang(height, (page, top) -> {});
    }

    public void rule(float thickness) {
        hang(thickness, (page, top) -> {
            page.addRect(margin, top - thickness, innerWidth(), thickness);
            page.fill();
        });
    }

    public void centred(String text, PdfFace face) {
        for (String row : face.wrap(text, innerWidth())) {
            text(row, face, (width - face.width(row)) / 2);
        }
    }

    public void left(String text, PdfFace face) {
        face.wrap(text, innerWidth()).forEach(row -> text(row, face, margin));
    }

    /** The value at the right edge on the last row of the label, which wraps beside it. */
    public void pair(String label, String value, PdfFace face) {
        pair(label, face, value, face);
    }

    public void pair(String label, PdfFace labelFace, String value, PdfFace valueFace) {
        List<String> values = valueFace.wrap(value, innerWidth() * 2 / 3);
        float widest =
                (float) values.stream().mapToDouble(valueFace::width).max().orElse(0);
        List<String> labels = labelFace.wrap(label, innerWidth() - widest - labelFace.size());
        int beforeLast = Math.max(labels.size() - 1, 0);
        labels.subList(0, beforeLast).forEach(row -> text(row, labelFace, margin));
        String last = labels.isEmpty() ? "" : labels.getLast();
        for (int at = 0; at < values.size(); at++) {
            pairRow(at == 0 ? last : "", labelFace, values.get(at), valueFace);
        }
    }

    private void pairRow(String label, PdfFace labelFace, String value, PdfFace valueFace) {
        hang(Math.max(labelFace.leading(), valueFace.leading()), (page, top) -> {
            float baseline = top - Math.max(labelFace.ascent(), valueFace.ascent());
            labelFace.show(page, label, margin, baseline);
            valueFace.show(page, value, width - margin - valueFace.width(value), baseline);
        });
    }

    private void text(String text, PdfFace face, float left) {
        hang(face.leading(), (page, top) -> face.show(page, text, left, top - face.ascent()));
    }

    /** Cuts the paper into pages of the document (one, but for the longest) and saves it. */
    public byte[] print(PDDocument document) throws IOException {
        int from = 0;
        while (from < strips.size()) {
            int to = from;
            float height = 0;
            while (to < strips.size() && height + strips.get(to).height() <= MAX_STRIPS_HEIGHT) {
                height += strips.get(to).height();
                to++;
            }
            page(document, strips.subList(from, to), height + 2 * margin);
            from = to;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void page(PDDocument document, List<Strip> strips, float height) throws IOException {
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            float top = height - margin;
            for (Strip strip : strips) {
                strip.drawing().draw(stream, top);
                top -= strip.height();
            }
        }
    }
}
