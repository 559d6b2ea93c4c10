package org.ferrepos.sales.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ferrepos.platform.print.RollPaper;
import org.ferrepos.sales.receipt.ReceiptContent.Item;
import org.ferrepos.sales.receipt.ReceiptContent.Row;

/**
 * Renders a receipt as one complete HTML page: no script, no outside resource, no style attribute.
 *
 * <p>The page carries its own policy, {@code default-src 'none'; style-src 'unsafe-inline'}; a server may send the same.
 * Neither hash nor nonce is needed for the one style element: the page has no attribute or markup made of input.
 */
final class HtmlReceipt {

    private static final String STYLE = load("receipt.css");
    private static final int BARCODE_HEIGHT = 40;

    private static final int FIXED_MILLIMETRES = 120;
    private static final int MILLIMETRES_PER_ROW = 5;
    private static final int SCREEN_PIXELS_PER_MILLIMETRE = 5;
    private static final int ROWS_PER_ITEM = 4;
    private static final int ROWS_PER_PAYMENT = 2;
    private static final int ROWS_PER_MARK = 3;

    private final ReceiptContent content;
    private final RollPaper paper;
    private final StringBuilder html = new StringBuilder();

    private HtmlReceipt(ReceiptContent content, RollPaper paper) {
        this.content = content;
        this.paper = paper;
    }

    static byte[] render(ReceiptContent content, RollPaper paper) {
        return new HtmlReceipt(content, paper).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        head();
        html.append("<body>\n<main>\n");
        header();
        html.append("<h2>").append(escaped(content.title())).append("</h2>\n");
        table("facts", content.facts());
        items();
        money();
        footer();
        html.append("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.append("<!DOCTYPE html>\n<html lang=\"").append(content.language()).append("\">\n<head>\n");
        html.append("""
                <meta charset="UTF-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <meta name="robots" content="noindex">
                """);
        element("title", content.title() + " " + content.number());
        html.append("<style>\n").append(STYLE);
        html.append(paperStyle()).append("</style>\n</head>\n");
    }

    private String paperStyle() {
        return """
                main { max-width: %1$dpx; }
                @page { size: %2$dmm %3$dmm; margin: 0; }
                @media print { main { width: %2$dmm; max-width: none; padding: 3mm %4$dmm; } }
                """.formatted(
                        paper.widthMillimetres() * SCREEN_PIXELS_PER_MILLIMETRE,
                        paper.widthMillimetres(),
                        heightMillimetres(),
                        paper.marginMillimetres());
    }

    private void header() {
        html.append("<header>\n");
        element("h1", content.company());
        content.issuer().forEach(line -> element("p", line));
        content.marks().forEach(mark -> element("p class=\"marks\"", mark));
        content.notes().forEach(note -> element("p class=\"note\"", note));
        html.append("</header>\n");
    }

    private void items() {
        html.append("<table class=\"items\">\n<thead><tr><th scope=\"col\">");
        html.append(escaped(content.itemHeadings().label())).append("</th><td>");
        html.append(escaped(content.itemHeadings().value())).append("</td></tr></thead>\n<tbody>\n");
        content.items().forEach(this::item);
        html.append("</tbody>\n</table>\n");
    }

    private void item(Item item) {
        html.append("<tr><th scope=\"row\">");
        span("name", item.name());
        html.append("<span class=\"details\">");
        span("sku", item.sku());
        span("price", item.price());
        html.append("</span>");
        span("details", item.discount());
        html.append("</th><td>").append(escaped(item.total())).append("</td></tr>\n");
    }

    private void money() {
        html.append("<table class=\"money\">\n");
        content.amounts().forEach(row -> row("", row));
        row("total", content.total());
        for (int at = 0; at < content.settlement().size(); at++) {
            row(at == 0 ? "gap" : "", content.settlement().get(at));
        }
        html.append("</table>\n");
    }

    private void footer() {
        html.append("<footer>\n");
        barcode();
        element("p class=\"number\"", content.number());
        if (!content.thanks().isEmpty()) {
            element("p class=\"thanks\"", content.thanks());
        }
        content.footer().forEach(line -> element("p", line));
        html.append("</footer>\n");
    }

    private void barcode() {
        if (!Code128.canEncode(content.number())) {
            return;
        }
        Code128.Bars bars = Code128.encode(content.number());
        html.append(
                        "<svg aria-hidden=\"true\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ")
                .append(bars.width())
                .append(" 40\"><path d=\"");
        for (Code128.Bar bar : bars.bars()) {
            html.append('M').append(bar.start()).append(" 0h").append(bar.width());
            html.append('v')
                    .append(BARCODE_HEIGHT)
                    .append("h-")
                    .append(bar.width())
                    .append('z');
        }
        html.append("\"/></svg>\n");
    }

    private void table(String cssClass, List<Row> rows) {
        html.append("<table class=\"").append(cssClass).append("\">\n");
        rows.forEach(row -> row("", row));
        html.append("</table>\n");
    }

    private void row(String cssClass, Row row) {
        html.append(cssClass.isEmpty() ? "<tr>" : "<tr class=\"" + cssClass + "\">");
        html.append("<th scope=\"row\">").append(escaped(row.label()));
        html.append("</th><td>").append(escaped(row.value())).append("</td></tr>\n");
    }

    private void span(String cssClass, String text) {
        if (!text.isEmpty()) {
            html.append("<span class=\"").append(cssClass).append("\">");
            html.append(escaped(text)).append("</span>");
        }
    }

    private void element(String tag, String text) {
        html.append('<').append(tag).append('>').append(escaped(text));
        html.append("</").append(tag.split(" ")[0]).append(">\n");
    }

    /** A page high enough for one piece of paper, as CSS cannot ask for the height of the content. */
    private int heightMillimetres() {
        int characters = content.items().stream()
                .mapToInt(item -> item.name().length() + item.sku().length())
                .sum();
        int notes = content.notes().stream().mapToInt(String::length).sum();
        int rows = ROWS_PER_ITEM * content.items().size()
                + (characters + notes) / charactersPerRow()
                + content.amounts().size()
                + ROWS_PER_PAYMENT * content.settlement().size()
                + ROWS_PER_MARK * (content.marks().size() + content.notes().size());
        return FIXED_MILLIMETRES + MILLIMETRES_PER_ROW * rows;
    }

    /** Of a name beside its amount; a row of fixed columns holds about twice as many. */
    private int charactersPerRow() {
        return paper.columns().count() / 2;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String load(String name) {
        try (InputStream stream = HtmlReceipt.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
