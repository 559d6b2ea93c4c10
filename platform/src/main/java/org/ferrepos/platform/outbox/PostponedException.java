package org.ferrepos.platform.outbox;

import java.time.Duration;
import java.util.Optional;

/** Thrown by a subscriber whose other side is away for now; it may say when to come back. */
public final class PostponedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> after;

    public PostponedException(String reason, Optional<Duration> after) {
        super(reason);
        this.after = after;
    }

    /** How long at least the other side wants to be left alone. */
    Duration least() {
        return after.orElse(Duration.ZERO);
    }
}
