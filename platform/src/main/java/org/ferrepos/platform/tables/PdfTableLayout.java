package org.ferrepos.platform.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.ferrepos.platform.print.PdfFace;
import org.ferrepos.platform.print.PdfFonts;

/**
 * How a table stands on its pages: upright where its columns fit, else across; texts wrap, figures never do, and where
 * even that is too wide the letters get smaller.
 */
final class PdfTableLayout {
    static final float MARGIN = 36;

    private static final float GAP = 8;
    private static final float MAX_TEXT_WIDTH = 190;
    private static final float MIN_TEXT_WIDTH = 48;
    private static final float[] SIZES = {8.5f, 7.5f, 6.5f, 5.5f, 4.5f};

    private final PdfFonts fonts;
    private final List<TableColumn> columns;
    private final List<String> headings;
    private final List<List<String>> rows;
    private final List<String> totals;
    private PdfFace face;
    private PdfFace bold;
    private float[] widths;
    private PDRectangle paper = PDRectangle.A4;

    PdfTableLayout(
            PdfFonts fonts,
            List<TableColumn> columns,
            List<String> headings,
            List<List<String>> rows,
            List<String> totals) {
        this.fonts = fonts;
        this.columns = columns;
        this.headings = headings;
        this.rows = rows;
        this.totals = totals;
        this.face = new PdfFace(fonts.regular(), SIZES[0]);
        this.bold = new PdfFace(fonts.bold(), SIZES[0]);
        this.widths = new float[columns.size()];
        choose();
    }

    private void choose() {
        PDRectangle across =
                new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());
        float[] natural = measure();
        if (sum(natural) <= inner(PDRectangle.A4)) {
            widths = natural;
            return;
        }
        paper = across;
        for (float size : SIZES) {
            face = new PdfFace(fonts.regular(), size);
            bold = new PdfFace(fonts.bold(), size);
            natural = measure();
            if (squeeze(natural, inner(across))) {
                widths = natural;
                return;
            }
        }
        // Far more columns than a page has room for: all give way alike, and even figures wrap.
        float factor = inner(across) / sum(natural);
        for (int at = 0; at < natural.length; at++) {
            natural[at] *= factor;
        }
        widths = natural;
    }

    /** Takes from the text columns what is too much; false where they would get too narrow. */
    private boolean squeeze(float[] natural, float room) {
        float excess = sum(natural) - room;
        if (excess <= 0) {
            return true;
        }
        float spare = 0;
        for (int at = 0; at < natural.length; at++) {
            spare += spare(natural, at);
        }
        if (spare < excess) {
            return false;
        }
        float part = excess / spare;
        for (int at = 0; at < natural.length; at++) {
            natural[at] -= spare(natural, at) * part;
        }
        return true;
    }

    private float spare(float[] natural, int at) {
        return columns.get(at).kind() == TableColumn.Kind.TEXT ? Math.max(0, natural[at] - MIN_TEXT_WIDTH) : 0;
    }

    /** The width each column wants, with the gap to its neighbour. */
    private float[] measure() {
        float[] wanted = new float[columns.size()];
        for (int at = 0; at < wanted.length; at++) {
            float width = longestWord(headings.get(at));
            for (List<String> row : rows) {
                width = Math.max(width, face.width(row.get(at)));
            }
            if (!totals.isEmpty()) {
                width = Math.max(width, bold.width(totals.get(at)));
            }
            boolean wraps = columns.get(at).kind() == TableColumn.Kind.TEXT;
            wanted[at] = (wraps ? Math.min(width, MAX_TEXT_WIDTH) : width) + GAP;
        }
        return wanted;
    }

    /** Headings wrap between words, never inside one. */
    private float longestWord(String heading) {
        float longest = 0;
        for (String word : heading.split(" ")) {
            longest = Math.max(longest, bold.width(word));
        }
        return longest;
    }

    /** The lines of a row, one list per column. */
    List<List<String>> lines(List<String> row, PdfFace rowFace) {
        return IntStream.range(0, row.size())
                .mapToObj(at -> rowFace.wrap(row.get(at), widths[at] - GAP + 0.01f))
                .toList();
    }

    float left(int column) {
        float left = MARGIN;
        for (int at = 0; at < column; at++) {
            left += widths[at];
        }
        return left;
    }

    /** Where a text starts in its column: figures end at its right edge. */
    float start(int column, String text, PdfFace rowFace) {
        float left = left(column);
        return columns.get(column).kind().rightAligned() ? left + widths[column] - GAP - rowFace.width(text) : left;
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    static float inner(PDRectangle paper) {
        return paper.getWidth() - 2 * MARGIN;
    }

    PDRectangle paper() {
        return paper;
    }

    PdfFace face() {
        return face;
    }

    PdfFace bold() {
        return bold;
    }

    PdfFonts fonts() {
        return fonts;
    }

    List<String> headings() {
        return headings;
    }

    /** What is printed on one row; the totals stand out. */
    record Line(List<String> texts, boolean isTotals) {}

    /** The rows and, at the end, the totals where there are any. */
    List<Line> body() {
        List<Line> body = new ArrayList<>(rows.size() + 1);
        rows.forEach(row -> body.add(new Line(row, false)));
        if (!totals.isEmpty()) {
            body.add(new Line(totals, true));
        }
        return body;
    }
}
