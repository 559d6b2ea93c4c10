package org.ferrepos.platform.outbox;

/**
 * Told when an event became a dead letter; the key is the id of the letter, which says why. Of letters about such events
 * nothing is told, or one that nobody can be told would tell of itself for ever.
 *
 * @param consumer who refused it
 * @param eventKind what was refused
 */
public record DeadLetterAdded(String consumer, String eventKind) {
    public static final EventKind<DeadLetterAdded> KIND =
            new EventKind<>("outbox.dead_letter", 1, DeadLetterAdded.class);
}
