package org.ferrepos.identity.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ferrepos.identity.IdentityProblem;
import org.ferrepos.platform.http.Problem;

/** How many wrong passwords came in a row, from one source or from all, and until when none is taken for them. */
record Lockout(int failures, Optional<Instant> lastFailedAt, Optional<Instant> lockedUntil) {
    static final Lockout NONE = new Lockout(0, Optional.empty(), Optional.empty());

    static Lockout of(ResultSet row) throws SQLException {
        return new Lockout(row.getInt("failures"), instant(row, "last_failed_at"), instant(row, "locked_until"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    boolean isLocked(Instant now) {
        return lockedUntil.filter(until -> until.isAfter(now)).isPresent();
    }

    /** The state after one more failure of so many; what is older than the lock's duration no longer counts. */
    Lockout failed(Instant now, int maxFailures, Duration lockDuration) {
        boolean isFresh = lockedUntil.isEmpty()
                && lastFailedAt
                        .filter(last -> last.isAfter(now.minus(lockDuration)))
                        .isPresent();
        int count = (isFresh ? failures : 0) + 1;
        Optional<Instant> until = count >= maxFailures ? Optional.of(now.plus(lockDuration)) : Optional.empty();
        return new Lockout(count, Optional.of(now), until);
    }

    Problem problem(Instant now) {
        long seconds =
                Math.max(1, Duration.between(now, lockedUntil.orElse(now)).toSeconds() + 1);
        return Problem.of(IdentityProblem.AUTH_LOCKED, Math.ceilDiv(seconds, 60))
                .retryAfter(seconds);
    }
}
