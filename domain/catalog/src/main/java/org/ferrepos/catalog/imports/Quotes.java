package org.ferrepos.catalog.imports;

/** Whether a quoted field is open after the text read so far; a quote inside a field that has none around it is text. */
final class Quotes {
    private final char separator;
    private boolean open;
    private boolean atFieldStart = true;

    Quotes(char separator) {
        this.separator = separator;
    }

    boolean isOpen() {
        return open;
    }

    void read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (open) {
                // A doubled quote closes the field and opens it again, as if it were at its start.
                open = letter != '"';
                atFieldStart = !open;
            } else {
                open = letter == '"' && atFieldStart;
                atFieldStart = letter == separator;
            }
        }
    }
}
