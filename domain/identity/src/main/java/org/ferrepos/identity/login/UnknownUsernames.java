package org.ferrepos.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import org.ferrepos.identity.LoginSettings;

/** Locks usernames that nobody has as if somebody had them, so that the lock-out does not tell who exists. */
final class UnknownUsernames {
    private static final int MAX_USERNAMES = 10_000;

    private final LoginSettings settings;
    private final Cache<String, Lockout> lockouts;

    UnknownUsernames(LoginSettings settings) {
        this.settings = settings;
        this.lockouts = Caffeine.newBuilder()
                .maximumSize(MAX_USERNAMES)
                .expireAfterWrite(settings.lockDuration().multipliedBy(2))
                .build();
    }

    /** Counts one more failure and returns the state from before it, which is the one to answer with. */
    Lockout fail(String username, Instant now) {
        Lockout before = lockouts.get(username, name -> Lockout.NONE);
        if (!before.isLocked(now)) {
            lockouts.asMap()
                    .compute(username, (name, state) -> (state == null ? Lockout.NONE : state).failed(now, settings));
        }
        return before;
    }
}
