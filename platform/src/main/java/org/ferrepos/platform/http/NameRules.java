package org.ferrepos.platform.http;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a name may be made of, so that people can tell it from every other: nothing invisible, nothing that turns the
 * direction of writing, and letters of one script, which another's look like.
 */
public final class NameRules {
    /** Nobody takes these for Latin letters, so that they may stand beside them. */
    private static final Set<Character.UnicodeScript> EAST_ASIAN = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.BOPOMOFO);

    private static final Set<Character.UnicodeScript> OF_ALL =
            EnumSet.of(Character.UnicodeScript.COMMON, Character.UnicodeScript.INHERITED);

    /** Ohm, micro, diameter, pi, delta: signs of measures and no letters of a word. */
    private static final String MEASURES = "\u03A9\u2126\u03BC\u03A6\u03C6\u03C0\u0394\u03B4";

    /** Greek letters that no Latin one looks like; by themselves signs of quantities. */
    private static final String SIGNS = "\u03B1\u03B2\u03B3\u03B5\u03B7\u03B8\u03BB\u03C3\u03C8\u03C9";

    /** Letters and signs without a picture: fillers, the empty Braille cell, the joiner of graphemes. */
    private static final String EMPTY = "\u115F\u1160\u3164\uFFA0\u2800\u034F\u17B4\u17B5";

    private static final int JOINER = 0x200D;
    private static final int PICTURE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private NameRules() {}

    /** Whether a text can stand as a name. */
    public static boolean isReadable(String text) {
        int[] points = text.codePoints().toArray();
        int before = 0;
        for (int at = 0; at < points.length; at++) {
            boolean joinsPictures = joinsPictures(points, at, before);
            if (isInvisible(points[at]) && !joinsPictures) {
                return false;
            }
            before = joinsPictures ? before : points[at];
        }
        return showsSomething(points) && isOfOneScript(points);
    }

    /** Blanks are visible between words, and nothing by themselves. */
    private static boolean showsSomething(int[] points) {
        return points.length == 0 || Arrays.stream(points).anyMatch(point -> !Character.isSpaceChar(point));
    }

    private static boolean isOfOneScript(int[] points) {
        Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
        for (int at = 0; at < points.length; at++) {
            Character.UnicodeScript script = Character.UnicodeScript.of(points[at]);
            if (Character.isLetter(points[at]) && !OF_ALL.contains(script) && !isSign(points, at)) {
                scripts.add(EAST_ASIAN.contains(script) ? Character.UnicodeScript.LATIN : script);
            }
        }
        return scripts.size() <= 1;
    }

    /** A Greek letter by itself is the sign of a quantity, such as a conductivity or an angle, and no letter of a word. */
    private static boolean isSign(int[] points, int at) {
        boolean alone = (at == 0 || !Character.isLetter(points[at - 1]))
                && (at == points.length - 1 || !Character.isLetter(points[at + 1]));
        return MEASURES.indexOf(points[at]) >= 0 || (alone && SIGNS.indexOf(points[at]) >= 0);
    }

    /** Between pictures, and after a digit that is one by what follows. */
    private static boolean joinsPictures(int[] points, int at, int before) {
        boolean isKey =
                at + 1 < points.length && points[at + 1] == KEYCAP && (Character.isDigit(before) || before == '#');
        return (points[at] == JOINER && isPicture(before)) || (points[at] == PICTURE && (isPicture(before) || isKey));
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> true;
            default -> EMPTY.indexOf(point) >= 0 || isVariation(point);
        };
    }

    /** Other forms of the sign before, which hardly any font shows. */
    private static boolean isVariation(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0x180B && point <= 0x180D)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static boolean isPicture(int point) {
        int type = Character.getType(point);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || type == Character.MATH_SYMBOL;
    }
}
