package org.ferrepos.platform.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A font in one size: measures, wraps and shows text. */
public record PdfFace(PDFont font, float size) {

    private static final float UNITS_PER_EM = 1_000;
    private static final float LEADING = 1.25f;

    /** From the top of a row to its baseline, per size: centres the capitals of Liberation Sans in the leading. */
    private static final float ASCENT = 0.98f;

    public float leading() {
        return size * LEADING;
    }

    public float ascent() {
        return size * ASCENT;
    }

    public float width(String text) {
        try {
            return font.getStringWidth(text) / UNITS_PER_EM * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> wrap(String text, float maxWidth) {
        return Wrapping.wrap(text, maxWidth, this::width);
    }

    /** The same font, smaller where the text would otherwise be wider than the limit. */
    public PdfFace fitting(String text, float maxWidth) {
        float width = width(text);
        return width <= maxWidth ? this : new PdfFace(font, size * maxWidth / width);
    }

    public void show(PDPageContentStream page, String text, float left, float baseline) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(left, baseline);
        page.showText(text);
        page.endText();
    }
}
