package org.ferrepos.platform.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a use case whose refusals are expected: its value, or the problem that is told. Use cases return it;
 * where a route or a command answers, {@link #orThrow()} makes the refusal's answer of it.
 */
public sealed interface Outcome<T> {
    /** It was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was refused, and nothing of it was written. */
    record Refused<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** What was found, or the refusal of what was not. */
    static <T> Outcome<T> found(Optional<T> value, Problem otherwise) {
        return value.<Outcome<T>>map(Done::new).orElseGet(() -> new Refused<>(otherwise));
    }

    /** Goes on with the value; a refusal stays what it is. */
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Problem problem) -> new Refused<>(problem);
        };
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> next) {
        return then(value -> new Done<>(next.apply(value)));
    }

    /** Whether what it wrote is kept. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** For the edge of the program: the value, or the exception that the one mapper answers. */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(Problem problem) -> throw problem.toException();
        };
    }
}
