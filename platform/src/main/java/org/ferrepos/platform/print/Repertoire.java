package org.ferrepos.platform.print;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/**
 * The characters a medium can show. Makes any text safe for it: no control or invisible format characters (they could
 * drive a printer or reorder a line), single spaces, and '?' for what the medium lacks.
 */
public enum Repertoire {
    UNICODE(StandardCharsets.UTF_8),
    /** What every font for PDF covers. */
    WINDOWS_1252(Charset.forName("windows-1252")),
    /** The code page with all of Spanish that every ESC/POS printer knows. */
    PC850(Charset.forName("IBM850"));

    /** What is written instead of a character that a medium lacks; the measures of hardware keep their meaning. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            entry(0x2018, "'"),
            entry(0x2019, "'"),
            entry(0x2032, "'"),
            entry(0x201C, "\""),
            entry(0x201D, "\""),
            entry(0x2033, "\""),
            entry(0x2013, "-"),
            entry(0x2014, "-"),
            entry(0x2212, "-"),
            entry(0x2022, "*"),
            entry(0x2264, "<="),
            entry(0x2265, ">="),
            entry(0x20AC, "EUR"));

    private static final String FRACTION_SLASH = "\u2044";

    private final Charset charset;

    Repertoire(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    public String fit(String text) {
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
        if (decomposed.length() > 1 && decomposed.contains(FRACTION_SLASH)) {
            // 1⅜ is "1 3/8": without the slash it would read 138, without the space 13/8.
            return " " + decomposed.replace(FRACTION_SLASH, "/");
        }
        String printable = decomposed.replaceAll("[^\\x20-\\x7E]", "");
        return printable.isBlank() || !encoder.canEncode(printable) ? "?" : printable;
    }
}
