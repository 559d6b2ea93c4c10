package org.ferrepos.sales.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.ferrepos.platform.print.PdfFace;
import org.ferrepos.platform.print.PdfFonts;
import org.ferrepos.platform.print.PdfRoll;
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.sales.receipt.ReceiptContent.Item;
import org.ferrepos.sales.receipt.ReceiptContent.Row;

/**
 * Renders a receipt as a PDF as wide as its paper and as high as its content. All in black: thermal paper has no grey.
 */
final class PdfReceipt {

    private static final float THICK = 1.1f;
    private static final float THIN = 0.4f;
    private static final float BARCODE_HEIGHT = 26;
    private static final float MAX_BARCODE_MODULE = 0.85f;
    private static final float MARK_PADDING = 12;
    private static final float SMALLEST_TOTAL = 8.5f;

    private final ReceiptContent content;
    private final RollPaper size;
    private final PdfRoll paper;
    private final PdfFonts fonts;
    private final PdfFace body;
    private final PdfFace bodyBold;
    private final PdfFace small;
    private final PdfFace smallBold;

    private PdfReceipt(ReceiptContent content, RollPaper size, PdfFonts fonts) {
        this.content = content;
        this.size = size;
        this.paper = new PdfRoll(size);
        this.fonts = fonts;
        this.body = new PdfFace(fonts.regular(), 8.5f);
        this.bodyBold = new PdfFace(fonts.bold(), 8.5f);
        this.small = new PdfFace(fonts.regular(), 7.5f);
        this.smallBold = new PdfFace(fonts.bold(), 7.5f);
    }

    static byte[] render(ReceiptContent content, RollPaper paper) {
        try (PDDocument document = new PDDocument()) {
            describe(document, content);
            PdfReceipt receipt = new PdfReceipt(content, paper, PdfFonts.embedIn(document));
            receipt.draw();
            return receipt.paper.print(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, ReceiptContent content) {
        // The file's identity comes from the clock unless it is given; equal receipts shall be equal files.
        document.setDocumentId((long) content.hashCode());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(content.title() + " " + content.number());
        information.setAuthor(content.company());
        document.getDocumentCatalog().setLanguage(content.language());
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private void draw() {
        header();
        facts();
        items();
        totals();
        footer();
    }

    private void header() {
        paper.centred(content.company(), new PdfFace(fonts.bold(), 14));
        paper.space(2);
        content.issuer().forEach(line -> paper.centred(line, body));
        content.marks().forEach(this::mark);
        paper.space(3);
        content.notes().forEach(note -> paper.centred(note, bodyBold));
        paper.space(3);
        paper.rule(THICK);
        paper.space(4);
        paper.centred(content.title(), new PdfFace(fonts.bold(), 10));
        paper.space(3);
    }

    /** A word in a frame of two lines, as a rubber stamp has. */
    private void mark(String mark) {
        PdfFace face = new PdfFace(fonts.bold(), 17).fitting(mark, size.innerWidthPoints() - MARK_PADDING);
        float height = face.leading() + 4;
        paper.space(6);
        paper.hang(height, (page, top) -> {
            page.setLineWidth(THICK);
            page.addRect(size.marginPoints() + THICK, top - height, size.innerWidthPoints() - 2 * THICK, height);
            page.addRect(size.marginPoints() + 3, top - height + 2, size.innerWidthPoints() - 6, height - 4);
            page.stroke();
            face.show(page, mark, (size.widthPoints() - face.width(mark)) / 2, top - 1.5f - face.ascent());
        });
    }

    private void facts() {
        content.facts().forEach(fact -> paper.pair(fact.label(), body, fact.value(), bodyBold));
        paper.space(5);
    }

    private void items() {
        Row headings = content.itemHeadings();
        paper.rule(THICK);
        paper.space(2);
        paper.pair(headings.label(), headings.value(), smallBold);
        paper.space(2);
        paper.rule(THIN);
        for (Item item : content.items()) {
            paper.space(3.5f);
            item(item);
        }
        paper.space(5);
        paper.rule(THICK);
        paper.space(4);
    }

    private void item(Item item) {
        paper.left(item.name(), bodyBold);
        String details = item.sku().isEmpty() ? item.price() : item.sku() + "   " + item.price();
        if (item.discount().isEmpty()) {
            paper.pair(details, small, item.total(), body);
            return;
        }
        paper.left(details, small);
        paper.pair(item.discount(), small, item.total(), body);
    }

    private void totals() {
        content.amounts().forEach(row -> paper.pair(row.label(), row.value(), body));
        paper.space(4);
        paper.rule(THIN);
        paper.space(3);
        Row total = content.total();
        paper.pair(total.label(), total.value(), totalFace(total));
        paper.space(2);
        paper.rule(THIN);
        paper.space(4);
        content.settlement().forEach(row -> paper.pair(row.label(), row.value(), body));
        paper.space(5);
    }

    /** Large, but never so large that the amount would be broken or leave its label no room. */
    private PdfFace totalFace(Row total) {
        PdfFace large = new PdfFace(fonts.bold(), 16).fitting(total.value(), size.innerWidthPoints() * 2 / 3);
        return large.size() < SMALLEST_TOTAL ? new PdfFace(fonts.bold(), SMALLEST_TOTAL) : large;
    }

    private void footer() {
        paper.rule(THICK);
        paper.space(8);
        barcode();
        paper.centred(content.number(), small);
        paper.space(6);
        if (!content.thanks().isEmpty()) {
            paper.centred(content.thanks(), new PdfFace(fonts.bold(), 9.5f));
            paper.space(3);
        }
        content.footer().forEach(line -> paper.centred(line, small));
    }

    private void barcode() {
        if (!Code128.canEncode(content.number())) {
            return;
        }
        Code128.Bars bars = Code128.encode(content.number());
        float module = Math.min(MAX_BARCODE_MODULE, size.innerWidthPoints() / bars.width());
        float left = (size.widthPoints() - module * bars.width()) / 2;
        paper.hang(BARCODE_HEIGHT + 2, (page, top) -> {
            for (Code128.Bar bar : bars.bars()) {
                page.addRect(left + bar.start() * module, top - BARCODE_HEIGHT, bar.width() * module, BARCODE_HEIGHT);
            }
            page.fill();
        });
    }
}
