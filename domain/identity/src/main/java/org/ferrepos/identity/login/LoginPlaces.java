package org.ferrepos.identity.login;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The networks that people logged in from before. There they get in while their name is locked everywhere else, and while
 * a process takes no further failures, so that nobody outside can keep them out.
 */
final class LoginPlaces {
    private final Handle handle;

    LoginPlaces(Handle handle) {
        this.handle = handle;
    }

    boolean knows(UUID userId, Source source) {
        return handle.createQuery("""
                        select exists (select 1 from identity.login_place where user_id = :user_id and network = :network)""")
                .bind("user_id", userId)
                .bind("network", source.key())
                .mapTo(Boolean.class)
                .one();
    }

    void note(UUID userId, Source source, Instant now) {
        handle.createUpdate("""
                        insert into identity.login_place (user_id, network, last_at) values (:user_id, :network, :now)
                        on conflict (user_id, network) do update set last_at = excluded.last_at""")
                .bind("user_id", userId)
                .bind("network", source.key())
                .bind("now", now)
                .execute();
    }
}
