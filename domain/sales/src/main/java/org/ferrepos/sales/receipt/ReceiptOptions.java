package org.ferrepos.sales.receipt;

/**
 * What a receipt does beyond showing the sale.
 *
 * @param openDrawer whether the printer opens the cash drawer; only ESC/POS can
 */
public record ReceiptOptions(boolean openDrawer) {

    /** The drawer stays closed. */
    public static final ReceiptOptions DEFAULT = new ReceiptOptions(false);
}
