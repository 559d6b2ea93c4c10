package org.ferrepos.sales.receipt;

import java.util.ArrayList;
import java.util.List;
import org.ferrepos.platform.print.TextColumns;
import org.ferrepos.sales.receipt.PaperRow.Look;
import org.ferrepos.sales.receipt.ReceiptContent.Item;
import org.ferrepos.sales.receipt.ReceiptContent.Row;

/** Lays a receipt out in the fixed columns of a paper. */
final class PaperLayout {

    private static final String INDENT = "  ";

    private final ReceiptContent content;
    private final TextColumns paper;
    private final TextColumns largeColumns;
    private final List<PaperRow> rows = new ArrayList<>();

    /** Large rows get {@code largeColumns}: fewer than the paper has where the printer draws them wider. */
    PaperLayout(ReceiptContent content, TextColumns paper, TextColumns largeColumns) {
        this.content = content;
        this.paper = paper;
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
        add(Look.TALL, paper.centred(content.company()));
        content.issuer().forEach(line -> add(Look.PLAIN, paper.centred(line)));
        rule("=");
        add(Look.BOLD, paper.centred(content.title()));
        content.marks().forEach(mark -> add(Look.LARGE, largeColumns.centred("*** " + mark + " ***")));
        content.notes().forEach(note -> add(Look.BOLD, paper.wrapped(note)));
        content.facts().forEach(this::pair);
    }

    private void items() {
        rule("-");
        add(
                Look.BOLD,
                paper.pair(
                        content.itemHeadings().label(), content.itemHeadings().value()));
        rule("-");
        content.items().forEach(this::item);
    }

    private void item(Item item) {
        add(Look.PLAIN, paper.wrapped(item.name()));
        String details = item.sku().isEmpty() ? item.price() : item.sku() + "  " + item.price();
        if (item.discount().isEmpty()) {
            undiscounted(item, details);
            return;
        }
        add(Look.PLAIN, indented(new TextColumns(paper.count() - INDENT.length()).wrapped(details)));
        indentedPair(item.discount(), item.total());
    }

    /** On one row where it fits; else the SKU has its own, so that quantity and price stay together. */
    private void undiscounted(Item item, String details) {
        int needed = INDENT.length() + TextColumns.width(details) + 1 + TextColumns.width(item.total());
        if (item.sku().isEmpty() || needed <= paper.count()) {
            indentedPair(details, item.total());
            return;
        }
        add(Look.PLAIN, indented(new TextColumns(paper.count() - INDENT.length()).wrapped(item.sku())));
        indentedPair(item.price(), item.total());
    }

    private void totals() {
        rule("-");
        content.amounts().forEach(this::pair);
        total(content.total());
        content.settlement().forEach(this::pair);
    }

    private void total(Row total) {
        int needed = TextColumns.width(total.label()) + 1 + TextColumns.width(total.value());
        boolean fits = needed <= largeColumns.count();
        TextColumns columns = fits ? largeColumns : paper;
        add(fits ? Look.LARGE : Look.TALL, columns.pair(total.label(), total.value()));
    }

    private void footer() {
        rule("=");
        if (!content.thanks().isEmpty()) {
            add(Look.PLAIN, paper.centred(content.thanks()));
        }
        content.footer().forEach(line -> add(Look.BOLD, paper.centred(line)));
    }

    private void pair(Row row) {
        add(Look.PLAIN, paper.pair(row.label(), row.value()));
    }

    private void indentedPair(String label, String value) {
        add(Look.PLAIN, indented(new TextColumns(paper.count() - INDENT.length()).pair(label, value)));
    }

    private static List<String> indented(List<String> texts) {
        return texts.stream().map(text -> INDENT + text).toList();
    }

    private void rule(String character) {
        add(Look.PLAIN, List.of(paper.rule(character)));
    }

    private void add(Look look, List<String> texts) {
        texts.forEach(text -> rows.add(new PaperRow(look, text)));
    }
}
