package org.ferrepos.sales.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ferrepos.platform.print.RollPaper;

/** Reads back the text a person would see in a rendered receipt. */
final class RenderedText {

    static final Locale SPANISH = Locale.of("es", "CL");

    private RenderedText() {}

    static String of(Receipt receipt, ReceiptFormat format) {
        return of(receipt, format, SPANISH);
    }

    static String of(Receipt receipt, ReceiptFormat format, Locale locale) {
        return read(ReceiptRenderer.render(receipt, format, locale), format);
    }

    static String of(Receipt receipt, ReceiptFormat format, RollPaper paper) {
        return read(ReceiptRenderer.render(receipt, format, SPANISH, ReceiptOptions.on(paper)), format);
    }

    private static String read(byte[] bytes, ReceiptFormat format) {
        return switch (format) {
            case TXT -> new String(bytes, StandardCharsets.UTF_8);
            case HTML -> html(new String(bytes, StandardCharsets.UTF_8));
            case PDF -> pdf(bytes);
            case ESCPOS -> String.join("\n", new EscPosDecoder(bytes).lines());
        };
    }

    static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String html(String page) {
        String body = page.substring(page.indexOf("<body>"));
        return unescaped(body.replaceAll("</?(span|td)[^>]*>", " ").replaceAll("<[^>]*>", ""));
    }

    private static String pdf(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
