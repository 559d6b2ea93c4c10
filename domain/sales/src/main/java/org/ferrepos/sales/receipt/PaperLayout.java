package org.ferrepos.sales.receipt;

import java.util.ArrayList;
import java.util.List;
import org.ferrepos.sales.receipt.PaperRow.Look;
import org.ferrepos.sales.receipt.ReceiptContent.Item;
import org.ferrepos.sales.receipt.ReceiptContent.Row;

/** Lays a receipt out in the fixed columns of an 80 mm paper. */
final class PaperLayout {

    private static final Columns PAPER = Columns.PAPER_80_MM;
    private static final String INDENT = "  ";

    private final ReceiptContent content;
    private final Columns largeColumns;
    private final List<PaperRow> rows = new ArrayList<>();

    /** Large rows get {@code largeColumns}: fewer than the paper has where the printer draws them wider. */
    PaperLayout(ReceiptContent content, Columns largeColumns) {
        this.content = content;
        this.largeColumns = largeColumns;
    }

    List<PaperRow> rows() {
        rows.clear();
        header();
        items();
        totals();
        footer();
        return List.copyOf(rows);
    }

    private void header() {
        add(Look.TALL, PAPER.centred(content.company()));
        content.issuer().forEach(line -> add(Look.PLAIN, PAPER.centred(line)));
        rule("=");
        add(Look.BOLD, PAPER.centred(content.title()));
        content.marks().forEach(mark -> add(Look.LARGE, largeColumns.centred("*** " + mark + " ***")));
        content.notes().forEach(note -> add(Look.BOLD, PAPER.wrapped(note)));
        content.facts().forEach(this::pair);
    }

    private void items() {
        rule("-");
        add(
                Look.BOLD,
                PAPER.pair(
                        content.itemHeadings().label(), content.itemHeadings().value()));
        rule("-");
        content.items().forEach(this::item);
    }

    private void item(Item item) {
        add(Look.PLAIN, PAPER.wrapped(item.name()));
        String details = item.sku().isEmpty() ? item.price() : item.sku() + "  " + item.price();
        if (item.discount().isEmpty()) {
            indentedPair(details, item.total());
            return;
        }
        add(Look.PLAIN, indented(new Columns(PAPER.count() - INDENT.length()).wrapped(details)));
        indentedPair(item.discount(), item.total());
    }

    private void totals() {
        rule("-");
        content.amounts().forEach(this::pair);
        total(content.total());
        content.settlement().forEach(this::pair);
    }

    private void total(Row total) {
        int needed = Columns.width(total.label()) + 1 + Columns.width(total.value());
        boolean fits = needed <= largeColumns.count();
        Columns columns = fits ? largeColumns : PAPER;
        add(fits ? Look.LARGE : Look.TALL, columns.pair(total.label(), total.value()));
    }

    private void footer() {
        rule("=");
        if (!content.thanks().isEmpty()) {
            add(Look.PLAIN, PAPER.centred(content.thanks()));
        }
        content.footer().forEach(line -> add(Look.BOLD, PAPER.centred(line)));
    }

    private void pair(Row row) {
        add(Look.PLAIN, PAPER.pair(row.label(), row.value()));
    }

    private void indentedPair(String label, String value) {
        add(Look.PLAIN, indented(new Columns(PAPER.count() - INDENT.length()).pair(label, value)));
    }

    private static List<String> indented(List<String> texts) {
        return texts.stream().map(text -> INDENT + text).toList();
    }

    private void rule(String character) {
        add(Look.PLAIN, List.of(PAPER.rule(character)));
    }

    private void add(Look look, List<String> texts) {
        texts.forEach(text -> rows.add(new PaperRow(look, text)));
    }
}
