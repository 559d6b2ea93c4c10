package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.ferrepos.platform.print.AmountText;
import org.ferrepos.platform.print.RollPaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfReceiptTest {

    private static final double POINTS_80_MM = 80 / 25.4 * 72;

    @Test
    void isOnePageOf80MillimetresWithItsTitleAndFonts() throws IOException {
        try (PDDocument document = Loader.loadPDF(render(SampleReceipts.chilean()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            PDRectangle box = page.getMediaBox();
            assertThat((double) box.getWidth()).isCloseTo(POINTS_80_MM, within(0.01));
            assertThat(box.getHeight()).isBetween(350f, 700f);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Comprobante de venta SCL-01-C1-00000042");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es");
            for (COSName name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    /** Every glyph, not only every text, is between the margins: nothing of an amount is cut off. */
    @ParameterizedTest
    @EnumSource
    void keepsEverythingBetweenTheMargins(RollPaper paper) throws IOException {
        Receipt large = SampleReceipts.with(
                List.of(SampleReceipts.line("CEM-50", "Cemento", "3", 987_654_321_000L)),
                new Receipt.Totals(987_654_321_000L, 0, 1, 1, 0, 987_654_321_000L, 0, 987_654_321_000L, 0, 0));
        for (Receipt receipt : List.of(SampleReceipts.voidedCopy(), SampleReceipts.argentine(), large)) {
            byte[] bytes =
                    ReceiptRenderer.render(receipt, ReceiptFormat.PDF, RenderedText.SPANISH, ReceiptOptions.on(paper));
            try (PDDocument document = Loader.loadPDF(bytes)) {
                double width = paper.widthMillimetres() / 25.4 * 72;
                assertThat((double) document.getPage(0).getMediaBox().getWidth())
                        .isCloseTo(width, within(0.01));
                double margin = paper.marginMillimetres() / 25.4 * 72;
                List<TextPosition> glyphs = glyphs(document);
                assertThat(glyphs).hasSizeGreaterThan(200).allSatisfy(glyph -> {
                    assertThat((double) glyph.getX()).isGreaterThanOrEqualTo(margin - 0.1);
                    assertThat((double) glyph.getX() + glyph.getWidth()).isLessThanOrEqualTo(width - margin + 0.1);
                });
            }
            assertThat(RenderedText.of(receipt, ReceiptFormat.PDF, paper))
                    .contains(AmountText.money(receipt.totals().total(), receipt.currency()));
        }
    }

    private static List<TextPosition> glyphs(PDDocument document) throws IOException {
        List<TextPosition> glyphs = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                glyphs.add(text);
            }
        }.getText(document);
        return glyphs;
    }

    @Test
    void growsWithItsLinesOnOnePage() throws IOException {
        try (PDDocument document = Loader.loadPDF(render(SampleReceipts.hundredLines()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(RenderedText.of(SampleReceipts.hundredLines(), ReceiptFormat.PDF))
                .contains("Producto número 1 de la lista", "Producto número 100 de la lista");
    }

    @Test
    void goesOnInAnotherPageBeforeViewersRefuseTheHeight() throws IOException {
        List<Receipt.Line> lines = Collections.nCopies(100, SampleReceipts.line("A", "W".repeat(1_000), "1", 1));
        try (PDDocument document = Loader.loadPDF(render(SampleReceipts.with(lines, SampleReceipts.PLAIN_TOTALS)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            for (PDPage page : document.getPages()) {
                assertThat(page.getMediaBox().getHeight()).isLessThanOrEqualTo(14_400);
            }
        }
    }

    @Test
    void replacesWhatTheFontLacks() {
        Receipt receipt = SampleReceipts.with(
                List.of(SampleReceipts.line("A", "Martillo 🔨 锤子 Ñandú", "1", 1)), SampleReceipts.PLAIN_TOTALS);
        assertThat(RenderedText.of(receipt, ReceiptFormat.PDF)).contains("Martillo ? ?? Ñandú");
    }

    @Test
    void isTheSameFileForTheSameReceipt() {
        assertThat(render(SampleReceipts.chilean())).isEqualTo(render(SampleReceipts.chilean()));
    }

    private static byte[] render(Receipt receipt) {
        return ReceiptRenderer.render(receipt, ReceiptFormat.PDF, RenderedText.SPANISH);
    }
}
