package org.ferrepos.sales;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells sales that were sold before the session of the till that they are booked in was opened. Tills send what they sold
 * while the line was down, perhaps after a closing and a new opening, and nothing on the wire tells such a sale from one
 * that somebody dates back. So every one of them is registered and marked. The mark is not stored: a sale and the opening
 * of its session never change.
 */
public final class Backdating {
    /** How far the clock of a till may be behind that of the server. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The same in SQL, of a sale {@code s} beside its session {@code o}. */
    public static final String CONDITION = "s.sold_at < o.opened_at - interval '5 minutes'";

    private Backdating() {}

    public static boolean isBackdated(Instant soldAt, Instant openedAt) {
        return soldAt.isBefore(openedAt.minus(TOLERANCE));
    }

    /** What a sale tells of it: nothing where it is not. */
    public static @Nullable Boolean mark(boolean backdated) {
        return backdated ? Boolean.TRUE : null;
    }
}
