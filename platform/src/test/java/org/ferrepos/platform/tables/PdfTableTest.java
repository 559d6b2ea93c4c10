package org.ferrepos.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfTableTest {

    @Test
    void saysEveryCellWithItsTitleAndTotals() throws IOException {
        String text = text(pdf(SampleTable.ROWS, 100)).replaceAll("\\s+", " ");
        assertThat(text)
                .contains("Lista: de [prueba]", "SCL-01", "Página 1 de 1", "Generado el 30-11-2026 09:05:01")
                .contains("Nombre Código Precio Cantidad IVA Fecha Vendido Activo")
                .contains("Taladro 750 W 007 1.234.567 12,5 19 % 06-09-2026 21-11-2026 23:05:09 Sí")
                .contains("=HYPERLINK(\"http://x\") 3-4 -5 0,25 10,5 % 06-09-2026 21-11-2026 23:05:09 No")
                .contains("Total 1.234.661 1.012,751");
    }

    @Test
    void repeatsTheHeadingsAndCountsThePages() throws IOException {
        byte[] bytes = pdf(Collections.nCopies(200, SampleTable.ROWS.getFirst()), 1_000);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(4, 8);
            PDFTextStripper stripper = new PDFTextStripper();
            int rows = 0;
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                assertThat(text).contains("Nombre", "Página " + page + " de " + pages);
                rows += text.split("Taladro 750 W", -1).length - 1;
            }
            assertThat(rows).isEqualTo(200);
        }
    }

    @Test
    void tellsWhatItLeavesOutAndStillAddsItUp() throws IOException {
        String text = text(pdf(Collections.nCopies(1_200, SampleTable.ROWS.getFirst()), 30));
        assertThat(text)
                .contains("Se imprimen las primeras 30 filas de 1.200; la tabla completa está en CSV y Excel.")
                .contains("1.481.480.400");
        assertThat(text.split("Taladro 750 W", -1)).hasSize(31);
    }

    @Test
    void keepsEveryGlyphOnThePaper() throws IOException {
        List<Cell> wide = List.of(
                Cell.text("Tornillo autoperforante con golilla de neopreno ".repeat(40)),
                Cell.code("A".repeat(60)),
                Cell.money(999_999_999_999L, org.ferrepos.platform.money.Currency.CLP),
                SampleTable.ROWS.getFirst().get(3),
                SampleTable.ROWS.getFirst().get(4),
                SampleTable.ROWS.getFirst().get(5),
                SampleTable.ROWS.getFirst().get(6),
                SampleTable.ROWS.getFirst().get(7));
        try (PDDocument document = Loader.loadPDF(pdf(Collections.nCopies(5, wide), 10))) {
            for (PDPage page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getHeight());
            }
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    assertThat(glyph.getX()).isGreaterThanOrEqualTo(PdfTableLayout.MARGIN - 0.5f);
                    assertThat(glyph.getX() + glyph.getWidth())
                            .isLessThanOrEqualTo(PDRectangle.A4.getHeight() - PdfTableLayout.MARGIN + 0.5f);
                    assertThat(glyph.getY()).isBetween(0f, PDRectangle.A4.getWidth());
                }
            }.getText(document);
            assertThat(new PDFTextStripper().getText(document)).contains("999.999.999.999");
        }
    }

    private static byte[] pdf(List<List<Cell>> rows, int paperRows) throws IOException {
        return SampleTable.write(TableFormat.PDF, SampleTable.sheet(TableLanguage.CHILE, paperRows), rows);
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
