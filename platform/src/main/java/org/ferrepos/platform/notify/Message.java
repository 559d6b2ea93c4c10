package org.ferrepos.platform.notify;

import java.util.List;
import java.util.regex.Pattern;

/** What is told to people: a line that says what it is about, and plain text. */
public record Message(String subject, String text) {
    private static final int MAX_SUBJECT_CHARS = 200;
    private static final int MAX_TEXT_CHARS = 50_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    public Message {
        // A line break in a subject would begin a header of its own.
        subject = cut(CONTROL.matcher(subject).replaceAll(" ").strip(), MAX_SUBJECT_CHARS);
        text = cut(text, MAX_TEXT_CHARS);
    }

    static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(chars - 2)) ? chars - 2 : chars - 1;
        return text.substring(0, end) + "…";
    }

    /** Where it goes. */
    public sealed interface Recipient {

        /** Addresses of people. */
        record Mail(List<String> addresses) implements Recipient {
            public Mail {
                addresses = List.copyOf(addresses);
            }
        }

        /** The channel that the operator configured. */
        record Channel(ChannelKind kind) implements Recipient {}
    }

    /** Services with a webhook. */
    public enum ChannelKind {
        SLACK,
        TEAMS,
        TELEGRAM
    }
}
