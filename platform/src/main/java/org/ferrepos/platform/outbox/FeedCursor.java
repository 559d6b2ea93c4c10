package org.ferrepos.platform.outbox;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader outside the database has come. The mark was drawn by chance when the position was given: a restored copy
 * that has since gone on by itself has another one there.
 */
public record FeedCursor(UUID epoch, long position, int mark) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,18})\\.([0-9]{1,10})");

    /** As it is handed out. */
    public String text() {
        return epoch + "." + position + "." + mark;
    }

    /** Reads what {@link #text} has written. */
    public static Optional<FeedCursor> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FeedCursor(
                    UUID.fromString(form.group(1)), Long.parseLong(form.group(2)), Integer.parseInt(form.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
