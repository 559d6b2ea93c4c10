package org.ferrepos.platform.http;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Letters and signs without a picture: fillers, the empty Braille cell, the joiner of graphemes. */
    private static final String EMPTY = "\u115F\u1160\u3164\uFFA0\u2800\u034F";

    private static final int JOINER = 0x200D;
    private static final int PICTURE = 0xFE0F;

    private NameRules() {}

    /** Whether a text can stand as a name. */
    public static boolean isReadable(String text) {
        int before = 0;
        for (int point : text.codePoints().toArray()) {
            boolean joinsPictures = (point == JOINER || point == PICTURE) && isPicture(before);
            if (isInvisible(point) && !joinsPictures) {
                return false;
            }
            before = joinsPictures ? before : point;
        }
        return isOfOneScript(text);
    }

    private static boolean isOfOneScript(String text) {
        Set<Character.UnicodeScript> scripts = text.codePoints()
                .filter(Character::isLetter)
                .filter(point -> MEASURES.indexOf(point) < 0)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script -> !OF_ALL.contains(script))
                .map(script -> EAST_ASIAN.contains(script) ? Character.UnicodeScript.LATIN : script)
                .collect(Collectors.toSet());
        return scripts.size() <= 1;
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
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
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
    }
}
