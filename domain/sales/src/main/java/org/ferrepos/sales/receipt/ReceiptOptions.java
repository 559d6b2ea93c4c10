package org.ferrepos.sales.receipt;

import org.ferrepos.platform.print.RollPaper;

/**
 * What a receipt is printed on, and what it does beyond showing the sale.
 *
 * @param paper the roll that the register's printer takes
 * @param openDrawer whether the printer opens the cash drawer; only ESC/POS can
 */
public record ReceiptOptions(RollPaper paper, boolean openDrawer) {

    /** Paper of 80 mm; the drawer stays closed. */
    public static final ReceiptOptions DEFAULT = new ReceiptOptions(RollPaper.MM_80, false);

    /** The drawer stays closed. */
    public static ReceiptOptions on(RollPaper paper) {
        return new ReceiptOptions(paper, false);
    }
}
