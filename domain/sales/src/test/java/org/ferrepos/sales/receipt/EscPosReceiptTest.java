package org.ferrepos.sales.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ferrepos.platform.print.RollPaper;
import org.junit.jupiter.api.Test;

class EscPosReceiptTest {

    private static final int PC850 = 2;

    @Test
    void initialisesSelectsTheCodePageAndCuts() {
        byte[] bytes = render(SampleReceipts.chilean(), ReceiptOptions.DEFAULT);
        EscPosDecoder printer = new EscPosDecoder(bytes);
        assertThat(bytes).startsWith(0x1B, '@');
        assertThat(printer.codePage()).isEqualTo(PC850);
        assertThat(printer.cut()).isTrue();
        assertThat(printer.barcode()).isEqualTo("{BSCL-01-C1-00000042");
        assertThat(printer.widestRow()).isEqualTo(48);
    }

    @Test
    void sendsTheBytesOfSpanish() {
        byte[] bytes = render(
                SampleReceipts.with(
                        List.of(SampleReceipts.line("A", "Ññáéíóú¿¡$", "1", 1)), SampleReceipts.PLAIN_TOTALS),
                ReceiptOptions.DEFAULT);
        assertThat(bytes).containsSequence(0xA5, 0xA4, 0xA0, 0x82, 0xA1, 0xA2, 0xA3, 0xA8, 0xAD, 0x24);
    }

    @Test
    void printsTheTotalInDoubleSize() {
        String total = "TOTAL            $69.389";
        byte[] bytes = render(SampleReceipts.chilean(), ReceiptOptions.DEFAULT);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .containsPattern("\u001BE\u0001\u001D!\u0011[^\n]*" + total.replace("$", "\\$") + "\n");
    }

    @Test
    void opensTheDrawerOnlyWhenAsked() {
        assertThat(new EscPosDecoder(render(SampleReceipts.plain(), ReceiptOptions.DEFAULT)).drawerOpened())
                .isFalse();
        assertThat(new EscPosDecoder(render(SampleReceipts.plain(), new ReceiptOptions(RollPaper.MM_80, true)))
                        .drawerOpened())
                .isTrue();
    }

    @Test
    void letsNoNameCommandThePrinter() {
        Receipt receipt = SampleReceipts.with(
                List.of(SampleReceipts.line("\u001Bp\u0000\u0019\u00FA", "\u001DV1\u0010\u0014", "1", 1)),
                SampleReceipts.PLAIN_TOTALS);
        EscPosDecoder printer = new EscPosDecoder(render(receipt, ReceiptOptions.DEFAULT));
        assertThat(printer.drawerOpened()).isFalse();
        assertThat(String.join("\n", printer.lines())).contains("V1\n", "p ú  1 un");
    }

    @Test
    void fallsBackToAQrCodeForLongNumbers() {
        Receipt plain = SampleReceipts.plain();
        Receipt receipt = new Receipt(
                plain.issuer(),
                plain.register(),
                "SUCURSAL-LARGA-01-C10-00000042",
                plain.soldAt(),
                plain.cashier(),
                plain.customer(),
                plain.lines(),
                plain.totals(),
                plain.payments(),
                plain.currency(),
                plain.status(),
                plain.voidReason(),
                plain.voidRefund(),
                plain.reprints());
        EscPosDecoder printer = new EscPosDecoder(render(receipt, ReceiptOptions.DEFAULT));
        assertThat(printer.barcode()).isEmpty();
        assertThat(printer.qrCode()).isEqualTo("SUCURSAL-LARGA-01-C10-00000042");
    }

    @Test
    void printsACodeThatThe58MillimetrePrinterHasDotsFor() {
        EscPosDecoder printer = new EscPosDecoder(render(SampleReceipts.chilean(), ReceiptOptions.on(RollPaper.MM_58)));
        assertThat(printer.barcode()).isEmpty();
        assertThat(printer.qrCode()).isEqualTo("SCL-01-C1-00000042");
        assertThat(printer.widestRow()).isEqualTo(32);
    }

    private static byte[] render(Receipt receipt, ReceiptOptions options) {
        return ReceiptRenderer.render(receipt, ReceiptFormat.ESCPOS, RenderedText.SPANISH, options);
    }
}
