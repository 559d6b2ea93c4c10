package org.ferrepos.platform.jobs.cron;

import java.util.BitSet;
import java.util.Locale;

/** What one of the five fields may hold, and how its text is read. */
enum CronField {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY(1, 31, ""),
    MONTH(1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
    /** 0 and 7 are both Sunday. */
    WEEKDAY(0, 7, "SUNMONTUEWEDTHUFRISAT");

    private static final int MAX_PARTS = 60;
    private static final int NAME_CHARS = 3;

    private final int least;
    private final int most;
    /** Each of three letters, the first standing for the least value. */
    private final String names;

    CronField(int least, int most, String names) {
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /**
     * Reads lists, ranges and steps, such as {@code 1-5,10-30/5} or {@code MON-FRI}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    BitSet parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MAX_PARTS) {
            throw new IllegalArgumentException(text);
        }
        BitSet values = new BitSet(most + 1);
        for (String part : parts) {
            add(part, values);
        }
        if (this == WEEKDAY && values.get(most)) {
            values.clear(most);
            values.set(0);
        }
        return values;
    }

    /** Whether the text leaves the field open; a step over everything, as in {@code *}{@code /2}, does not. */
    static boolean isOpen(String text) {
        return text.equals("*");
    }

    private void add(String part, BitSet values) {
        String[] stepped = part.split("/", -1);
        if (stepped.length > 2) {
            throw new IllegalArgumentException(part);
        }
        int step = stepped.length == 2 ? number(stepped[1]) : 1;
        if (step < 1 || step > most) {
            throw new IllegalArgumentException(part);
        }
        String[] ends = stepped[0].equals("*") ? new String[] {} : stepped[0].split("-", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException(part);
        }
        int first = ends.length == 0 ? least : value(ends[0]);
        int last = lastOf(ends, first, stepped.length == 2);
        if (first > last) {
            throw new IllegalArgumentException(part);
        }
        for (int value = first; value <= last; value += step) {
            values.set(value);
        }
    }

    private int lastOf(String[] ends, int first, boolean stepped) {
        if (ends.length == 2) {
            return value(ends[1]);
        }
        // A step over "*" must not reach Sunday twice; "5/10" means from 5 on, as everywhere.
        int open = this == WEEKDAY ? most - 1 : most;
        return ends.length == 0 || stepped ? Math.max(open, first) : first;
    }

    private int value(String text) {
        int named = text.length() == NAME_CHARS ? names.indexOf(text.toUpperCase(Locale.ROOT)) : -1;
        int value = named >= 0 && named % NAME_CHARS == 0 ? named / NAME_CHARS + least : number(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }
}
