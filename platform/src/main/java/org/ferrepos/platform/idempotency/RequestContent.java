package org.ferrepos.platform.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrepos.platform.ids.ContentHash;

/**
 * What a write asks for, as it is compared with what was recorded under the same id before.
 *
 * @param hash of the canonical form; what a new write stores
 * @param earlierForms hashes of the same content as older versions stored them; made only where a stored one differs, so
 *     that a write recorded before an update is known for what it is after it
 */
public record RequestContent(ContentHash hash, List<Supplier<ContentHash>> earlierForms) {

    public static RequestContent of(CanonicalForm form) {
        return new RequestContent(form.hash(), List.of());
    }

    /** Of a write that older versions stored under another form of the same content. */
    public static RequestContent of(CanonicalForm form, Supplier<ContentHash> earlierForm) {
        return new RequestContent(form.hash(), List.of(earlierForm));
    }

    /** Whether a stored hash is of this content. */
    public boolean isOf(ContentHash stored) {
        return hash.equals(stored)
                || earlierForms.stream().anyMatch(earlier -> earlier.get().equals(stored));
    }

    /** What was recorded under an id before. */
    public record Recorded<T>(ContentHash hash, T answer) {}

    /** Looks for what was recorded under an id; in the transaction of the write, so that it sees what committed. */
    @FunctionalInterface
    public interface Lookup<T> {
        Optional<Recorded<T>> find();
    }

    /** Writes for the first time; empty, with nothing written, when another transaction has taken the id meanwhile. */
    @FunctionalInterface
    public interface Attempt<F> {
        Optional<F> write();
    }

    /**
     * Writes what was not recorded yet. Of two that run at once one writes: the other either waits for a lock before it
     * looks, or finds in its attempt that the id is taken, and then looks again.
     *
     * @param <F> what becomes of a first write, which may also be a refusal
     * @param <T> what was recorded
     */
    public <F, T> Written<F, T> write(Lookup<T> lookup, Attempt<F> attempt) {
        Optional<Recorded<T>> before = lookup.find();
        if (before.isPresent()) {
            return compare(before.get());
        }
        Optional<F> first = attempt.write();
        if (first.isPresent()) {
            return new Written.First<>(first.get());
        }
        return compare(
                lookup.find().orElseThrow(() -> new IllegalStateException("a write is neither taken nor recorded")));
    }

    private <F, T> Written<F, T> compare(Recorded<T> recorded) {
        return isOf(recorded.hash) ? new Written.Repeated<>(recorded.answer) : new Written.Conflict<>();
    }
}
