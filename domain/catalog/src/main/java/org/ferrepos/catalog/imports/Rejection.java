package org.ferrepos.catalog.imports;

import java.util.List;

/** Why a row is refused: the field at fault, and a key of the message files with its arguments. */
record Rejection(long line, String field, String messageKey, List<Object> arguments) {
    private static final int MAX_SHOWN = 60;

    static Rejection of(long line, String field, String messageKey, String... arguments) {
        return new Rejection(line, field, messageKey, shown(arguments));
    }

    private static List<Object> shown(String... arguments) {
        return java.util.Arrays.stream(arguments)
                .<Object>map(text -> text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…")
                .toList();
    }
}
