package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ferrepos.platform.print.RollPaper;
import org.junit.jupiter.api.Test;

class HtmlReceiptTest {

    @Test
    void isACompletePageInItsLanguage() {
        assertThat(page(SampleReceipts.chilean(), RenderedText.SPANISH))
                .startsWith("<!DOCTYPE html>\n<html lang=\"es\">")
                .contains("<title>Comprobante de venta SCL-01-C1-00000042</title>")
                .contains("<meta name=\"viewport\"", "color-scheme: light", "@page { size: 80mm ")
                .endsWith("</html>\n");
        assertThat(page(SampleReceipts.chilean(), Locale.ENGLISH)).contains("<html lang=\"en\">");
    }

    @Test
    void printsOnTheWidthOfItsPaper() {
        String narrow = new String(
                ReceiptRenderer.render(
                        SampleReceipts.chilean(),
                        ReceiptFormat.HTML,
                        RenderedText.SPANISH,
                        ReceiptOptions.on(RollPaper.MM_58)),
                StandardCharsets.UTF_8);
        assertThat(narrow)
                .contains("@page { size: 58mm ", "main { width: 58mm;")
                .doesNotContain("80mm");
    }

    @Test
    void bringsNothingThatAStrictPolicyRefuses() {
        assertThat(page(SampleReceipts.voidedCopy(), RenderedText.SPANISH))
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain(" style=", "href=", "src=", "url(", "@import", "onload", "prefers-color-scheme");
    }

    @Test
    void showsHostileNamesAsText() {
        String hostile = "</title></style><script>alert('x')</script><img src=x onerror=\"a\">&amp;";
        Receipt receipt = SampleReceipts.with(
                List.of(SampleReceipts.line(hostile, hostile, "1", 1)), SampleReceipts.PLAIN_TOTALS);
        assertThat(page(receipt, RenderedText.SPANISH)).doesNotContain("<script", "<img", "&amp;amp;amp;");
        assertThat(RenderedText.of(receipt, ReceiptFormat.HTML)).contains(hostile + "   " + hostile);
    }

    private static String page(Receipt receipt, Locale locale) {
        return new String(ReceiptRenderer.render(receipt, ReceiptFormat.HTML, locale), StandardCharsets.UTF_8);
    }
}
