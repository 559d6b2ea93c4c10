package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ferrepos.sales.receipt.SampleReceipts.PLAIN_TOTALS;
import static org.ferrepos.sales.receipt.SampleReceipts.line;

import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    @Test
    void isBounded() {
        assertThatThrownBy(() -> SampleReceipts.with(Collections.nCopies(101, line("A", "B", "1", 1)), PLAIN_TOTALS))
                .hasMessageContaining("100 lines");
        assertThatThrownBy(() -> line("A", "B".repeat(1_001), "1", 1)).hasMessageContaining("1000 chars");
        assertThatThrownBy(() -> line("A", "B", "0.0001", 1)).hasMessageContaining("three decimals");
        assertThatThrownBy(() -> line("A", "B", "1E+999999", 1)).hasMessageContaining("too large");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(ReceiptTexts.of(Locale.ENGLISH).keys())
                .isEqualTo(ReceiptTexts.of(Locale.of("es")).keys());
        assertThat(ReceiptTexts.of(Locale.of("es", "AR")).language()).isEqualTo("es");
        assertThat(ReceiptTexts.of(Locale.JAPANESE).language()).isEqualTo("es");
        assertThat(ReceiptTexts.of(Locale.UK).language()).isEqualTo("en");
    }

    @Test
    void formatsKnowTheirNames() {
        assertThat(ReceiptFormat.parse("pdf")).contains(ReceiptFormat.PDF);
        assertThat(ReceiptFormat.parse("EscPos")).contains(ReceiptFormat.ESCPOS);
        assertThat(ReceiptFormat.parse("docx")).isEmpty();
        assertThat(ReceiptFormat.HTML.mediaType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(ReceiptFormat.TXT.fileExtension()).isEqualTo("txt");
    }
}
