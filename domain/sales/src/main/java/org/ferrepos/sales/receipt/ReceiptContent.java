package org.ferrepos.sales.receipt;

import java.util.List;

/**
 * A receipt in words: every text worded, formatted and safe for its medium, in the order it is shown. The renderers
 * only lay it out.
 *
 * @param issuer what stands under the company's name: tax id, branch, address
 * @param marks COPIA, ANULADA or nothing
 * @param notes the reason of the void, if any
 * @param amounts the rows above the total
 * @param settlement the rows under the total: rounding, payments, paid, change, returned, given back
 */
record ReceiptContent(
        String language,
        String title,
        String number,
        String company,
        List<String> issuer,
        List<String> marks,
        List<String> notes,
        List<Row> facts,
        Row itemHeadings,
        List<Item> items,
        List<Row> amounts,
        Row total,
        List<Row> settlement,
        String thanks,
        List<String> footer) {

    /** A label and its value. */
    record Row(String label, String value) {}

    /** A product sold; {@code discount} is empty where there was none. */
    record Item(String name, String sku, String price, String discount, String total) {}
}
