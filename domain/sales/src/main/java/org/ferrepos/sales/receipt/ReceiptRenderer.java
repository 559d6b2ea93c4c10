package org.ferrepos.sales.receipt;

import java.util.Locale;
import org.ferrepos.platform.print.Repertoire;

/** Renders receipts; the same receipt, format, locale and options always give the same bytes. */
public final class ReceiptRenderer {

    private ReceiptRenderer() {}

    /** Renders with the default options. */
    public static byte[] render(Receipt receipt, ReceiptFormat format, Locale locale) {
        return render(receipt, format, locale, ReceiptOptions.DEFAULT);
    }

    /** Renders a receipt in the language of the locale: English where asked for, else Spanish. */
    public static byte[] render(Receipt receipt, ReceiptFormat format, Locale locale, ReceiptOptions options) {
        ReceiptTexts texts = ReceiptTexts.of(locale);
        return switch (format) {
            case TXT ->
                TextReceipt.render(new ContentBuilder(receipt, texts, Repertoire.UNICODE).build(), options.paper());
            case HTML ->
                HtmlReceipt.render(new ContentBuilder(receipt, texts, Repertoire.UNICODE).build(), options.paper());
            case PDF ->
                PdfReceipt.render(new ContentBuilder(receipt, texts, Repertoire.WINDOWS_1252).build(), options.paper());
            case ESCPOS -> EscPosReceipt.render(new ContentBuilder(receipt, texts, Repertoire.PC850).build(), options);
        };
    }
}
