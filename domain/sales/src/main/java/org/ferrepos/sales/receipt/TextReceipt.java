package org.ferrepos.sales.receipt;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.ferrepos.platform.print.RollPaper;

/** Renders a receipt as plain UTF-8 text in the columns of its paper. */
final class TextReceipt {

    private TextReceipt() {}

    static byte[] render(ReceiptContent content, RollPaper paper) {
        return new PaperLayout(content, paper.columns(), paper.columns())
                .rows().stream()
                        .map(row -> row.text().stripTrailing() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
    }
}
