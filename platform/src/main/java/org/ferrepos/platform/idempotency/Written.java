package org.ferrepos.platform.idempotency;

/**
 * What became of a write that a client may repeat.
 *
 * @param <F> what became of it the first time
 * @param <T> what was recorded then
 */
public sealed interface Written<F, T> {
    /** Nothing was recorded under its id before. */
    record First<F, T>(F outcome) implements Written<F, T> {}

    /** The same content was recorded under its id before. */
    record Repeated<F, T>(T recorded) implements Written<F, T> {}

    /** Its id stands for other content. */
    record Conflict<F, T>() implements Written<F, T> {}
}
