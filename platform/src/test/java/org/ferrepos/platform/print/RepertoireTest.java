package org.ferrepos.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class RepertoireTest {

    private static final int LAST_CODE_POINT_TRIED = 0x1FFFF;

    @Test
    void keepsSpanish() {
        String spanish = "ÁÉÍÓÚÜÑ áéíóúüñ ¿Cuánto? ¡Qué bien! N° 1º 1ª ½ $";
        for (Repertoire repertoire : Repertoire.values()) {
            assertThat(repertoire.fit(spanish)).isEqualTo(spanish);
        }
    }

    @Test
    void composesLettersWithTheirMarks() {
        assertThat(Repertoire.PC850.fit("Pin\u0303o\u0301n")).isEqualTo("Piñón");
    }

    @Test
    void replacesWhatTheMediumLacks() {
        assertThat(Repertoire.WINDOWS_1252.fit("锤子 🔨")).isEqualTo("?? ?");
        assertThat(Repertoire.PC850.fit("锤子 🔨")).isEqualTo("?? ?");
        assertThat(Repertoire.UNICODE.fit("锤子 🔨")).isEqualTo("锤子 🔨");
    }

    @Test
    void prefersASimilarPlainTextToAQuestionMark() {
        assertThat(Repertoire.PC850.fit("“Ａ” – ﬁjo… ™ 5€ ő")).isEqualTo("\"A\" - fijo... TM 5EUR o");
    }

    @Test
    void dropsControlsAndInvisibleFormatCharacters() {
        assertThat(Repertoire.UNICODE.fit(" a\u001Bp\u0000\u0019b\r\n\tc\u0085d\u00A0e\u2028f "))
                .isEqualTo("a p b c d e f");
        assertThat(Repertoire.UNICODE.fit("x\u202Egnp\u2066\u200B\uFEFF\u00AD")).isEqualTo("xgnp");
        assertThat(Repertoire.UNICODE.fit("lone \uD800 surrogate")).isEqualTo("lone ? surrogate");
    }

    @Test
    void everyCharacterBecomesPrintableBytes() {
        for (int point = 0; point <= LAST_CODE_POINT_TRIED; point++) {
            String fitted = Repertoire.PC850.fit(Character.toString(point));
            for (byte octet : fitted.getBytes(Repertoire.PC850.charset())) {
                assertThat(octet & 0xFF)
                        .as("code point %x", point)
                        .isGreaterThanOrEqualTo(0x20)
                        .isNotEqualTo(0x7F);
            }
            assertThat(new String(fitted.getBytes(Repertoire.PC850.charset()), Repertoire.PC850.charset()))
                    .isEqualTo(fitted);
        }
    }

    @Test
    void theFontsCoverWhatIsLeftForPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfFonts fonts = PdfFonts.embedIn(document);
            for (int point = 0; point <= LAST_CODE_POINT_TRIED; point++) {
                String fitted = Repertoire.WINDOWS_1252.fit(Character.toString(point));
                if (!fitted.isEmpty()) {
                    assertThat(fonts.regular().encode(fitted)).isNotEmpty();
                    assertThat(fonts.bold().encode(fitted)).isNotEmpty();
                }
            }
        }
    }
}
