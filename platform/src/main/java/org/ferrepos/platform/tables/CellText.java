package org.ferrepos.platform.tables;

/** Texts as a file may carry them: no control characters, no half characters, nothing a spreadsheet would execute. */
final class CellText {
    /** The first characters that make a spreadsheet take a text for a formula; the last four are the wide forms. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CellText() {}

    /** The text without what XML, CSV readers and printers stumble over; line breaks and tabs stay. */
    static String clean(String text) {
        int clean = 0;
        while (clean < text.length() && isPlain(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().filter(CellText::isShown).forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /** The text with an apostrophe before it where a spreadsheet would read a formula. */
    static String guarded(String text) {
        return text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static boolean isPlain(char letter) {
        return (letter >= ' ' && letter < '\u007F') || (letter > '\u009F' && letter < '\uD800');
    }

    private static boolean isShown(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.SURROGATE
                && (point & 0xFFFE) != 0xFFFE;
    }
}
