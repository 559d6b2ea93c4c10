package org.ferrepos.platform.print;

import java.util.List;
import java.util.stream.Stream;

/** Lays text out in a fixed number of columns, counting wide characters as two. */
public record TextColumns(int count) {

    /** First and last code points of the blocks that terminals and printers draw two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23F3},
        {0x25FD, 0x27BF},
        {0x2B1B, 0x2B55},
        {0x2E80, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1F000, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    public static int width(String text) {
        return text.codePoints().map(TextColumns::width).sum();
    }

    public List<String> wrapped(String text) {
        return Wrapping.wrap(text, count, TextColumns::width);
    }

    public List<String> centred(String text) {
        return wrapped(text).stream()
                .map(row -> " ".repeat((count - width(row)) / 2) + row)
                .toList();
    }

    /** The value at the right edge, the label at the left, wrapped above it where both do not fit in a row. */
    public List<String> pair(String label, String value) {
        int gap = count - width(label) - width(value);
        if (gap >= 1) {
            return List.of(label + " ".repeat(gap) + value);
        }
        List<String> above = Wrapping.wrap(label, Math.max(count - width(value) - 1, count / 2), TextColumns::width);
        if (above.isEmpty()) {
            return wrapped(value);
        }
        String last = above.getLast();
        int lastGap = count - width(last) - width(value);
        if (lastGap >= 1) {
            return joined(above.subList(0, above.size() - 1), List.of(last + " ".repeat(lastGap) + value));
        }
        return joined(above, wrapped(value).stream().map(this::rightAligned).toList());
    }

    public String rule(String character) {
        return character.repeat(count);
    }

    private String rightAligned(String text) {
        return " ".repeat(count - width(text)) + text;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (point >= block[0] && point <= block[1]) {
                return 2;
            }
        }
        return 1;
    }
}
