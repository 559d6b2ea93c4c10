package org.ferrepos.sales.receipt;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Renders a receipt as plain UTF-8 text of 48 columns. */
final class TextReceipt {

    private TextReceipt() {}

    static byte[] render(ReceiptContent content) {
        return new PaperLayout(content, Columns.PAPER_80_MM)
                .rows().stream()
                        .map(row -> row.text().stripTrailing() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
    }
}
