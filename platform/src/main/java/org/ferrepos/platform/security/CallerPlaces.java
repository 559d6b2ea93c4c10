package org.ferrepos.platform.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.Problem;

/**
 * The places for what a process holds open: so many in all, and so many for one caller, who alone never takes them all.
 * Who took one leaves it, once.
 */
public final class CallerPlaces {
    private final int total;
    private final int perCaller;
    private final long retrySeconds;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int sum;

    public CallerPlaces(int total, int perCaller, long retrySeconds) {
        if (total < 1 || perCaller < 1) {
            throw new IllegalArgumentException("there is a place at least");
        }
        this.total = total;
        this.perCaller = perCaller;
        this.retrySeconds = retrySeconds;
    }

    /** Takes a place; otherwise tells why there is none: the caller's own are taken, or all are. */
    public synchronized Optional<Problem> take(UUID caller) {
        int own = taken.getOrDefault(caller, 0);
        if (own >= perCaller) {
            return Optional.of(
                    Problem.of(CommonProblem.RATE_LIMITED, retrySeconds).retryAfter(retrySeconds));
        }
        if (sum >= total) {
            return Optional.of(Problem.of(CommonProblem.OVERLOADED).retryAfter(retrySeconds));
        }
        taken.put(caller, own + 1);
        sum++;
        return Optional.empty();
    }

    public synchronized void leave(UUID caller) {
        if (!taken.containsKey(caller)) {
            throw new IllegalStateException("nobody leaves what was not taken");
        }
        taken.computeIfPresent(caller, (id, own) -> own == 1 ? null : own - 1);
        sum--;
    }
}
