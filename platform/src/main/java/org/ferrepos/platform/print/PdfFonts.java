package org.ferrepos.platform.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document: Liberation Sans, embedded as far as it is used. With PDFBox's unembedded standard fonts
 * each reader would substitute its own, and PDFBox would search the machine for them.
 */
public record PdfFonts(PDFont regular, PDFont bold) {

    private static final byte[] REGULAR = load("/liberation/LiberationSans-Regular.ttf");
    private static final byte[] BOLD = load("/liberation/LiberationSans-Bold.ttf");

    public static PdfFonts embedIn(PDDocument document) throws IOException {
        return new PdfFonts(
                PDType0Font.load(document, new ByteArrayInputStream(REGULAR)),
                PDType0Font.load(document, new ByteArrayInputStream(BOLD)));
    }

    private static byte[] load(String name) {
        try (InputStream stream = PdfFonts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
