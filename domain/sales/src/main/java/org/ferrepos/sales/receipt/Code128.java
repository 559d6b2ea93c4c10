package org.ferrepos.sales.receipt;

import java.util.ArrayList;
import java.util.List;

/** Draws printable ASCII as a Code 128 barcode in code set B. */
final class Code128 {

    /** The widths of bar, space, bar... of each symbol, in modules, by symbol value. */
    private static final List<String> SYMBOLS = List.of("""
            212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212
            112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131
            311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
            112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
            313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
            314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
            122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
            124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
            114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
            """.trim().split("\\s+"));

    private static final int START_B = 104;
    private static final int STOP = 106;
    private static final int CHECK_MODULUS = 103;
    private static final int MAX_LENGTH = 32;

    private Code128() {}

    /** One black bar: where it starts and how wide it is, in modules. */
    record Bar(int start, int width) {}

    /** The bars of a text and the width of them all, in modules, without the quiet zones. */
    record Bars(List<Bar> bars, int width) {}

    /** Whether the text is printable ASCII and short enough to be scanned from an 80 mm paper. */
    static boolean canEncode(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    static Bars encode(String text) {
        if (!canEncode(text)) {
            throw new IllegalArgumentException("not printable ASCII of at most " + MAX_LENGTH + " characters");
        }
        StringBuilder widths = new StringBuilder(SYMBOLS.get(START_B));
        int check = START_B;
        for (int at = 0; at < text.length(); at++) {
            int value = text.charAt(at) - ' ';
            check += value * (at + 1);
            widths.append(SYMBOLS.get(value));
        }
        widths.append(SYMBOLS.get(check % CHECK_MODULUS)).append(SYMBOLS.get(STOP));
        return bars(widths);
    }

    private static Bars bars(CharSequence widths) {
        List<Bar> bars = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < widths.length(); at++) {
            int width = widths.charAt(at) - '0';
            if (at % 2 == 0) {
                bars.add(new Bar(start, width));
            }
            start += width;
        }
        return new Bars(List.copyOf(bars), start);
    }
}
