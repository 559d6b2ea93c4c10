package org.ferrepos.sales.receipt;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/**
 * The characters a medium can show. Makes any text safe for it: no control or invisible format characters (they could
 * drive a printer or reorder a line), single spaces, and '?' for what the medium lacks.
 */
enum Repertoire {
    UNICODE(StandardCharsets.UTF_8),
    /** What every font for PDF covers. */
    WINDOWS_1252(Charset.forName("windows-1252")),
    /** The code page with all of Spanish that every ESC/POS printer knows. */
    PC850(Charset.forName("IBM850"));

    private static final Map<Integer, String> PLAIN = Map.of(
            0x2018, "'", 0x2019, "'", 0x201C, "\"", 0x201D, "\"", 0x2013, "-", 0x2014, "-", 0x2022, "*", 0x20AC, "EUR");

    private final Charset charset;

    Repertoire(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    String fit(String text) {
        StringBuilder fitted = new StringBuilder(text.length());
        CharsetEncoder encoder = charset.newEncoder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(point -> fitted.append(shown(point, encoder)));
        return fitted.toString().replaceAll(" +", " ").strip();
    }

    private static String shown(int point, CharsetEncoder encoder) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
            return " ";
        }
        int type = Character.getType(point);
        if (type == Character.FORMAT) {
            return "";
        }
        if (type == Character.SURROGATE || type == Character.UNASSIGNED || type == Character.PRIVATE_USE) {
            return "?";
        }
        String character = Character.toString(point);
        if (encoder.canEncode(character)) {
            return character;
        }
        // A mark that did not compose with its letter (an emoji's variation selector, say) is not worth its own '?'.
        return isMark(type) ? "" : substitute(point, character, encoder);
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String substitute(int point, String character, CharsetEncoder encoder) {
        String plain = PLAIN.get(point);
        if (plain != null) {
            return plain;
        }
        String decomposed = Normalizer.normalize(character, Normalizer.Form.NFKD);
        String printable = decomposed.replaceAll("[^\\x20-\\x7E]", "");
        return printable.isBlank() || !encoder.canEncode(printable) ? "?" : printable;
    }
}
