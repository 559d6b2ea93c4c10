package org.ferrepos.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.ferrepos.platform.db.Database;

/** The names of people and programs by id, for lists and receipts; a change of name shows within a minute. */
@Singleton
public final class UserDirectory {
    private static final int MAX_NAMES = 20_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final Database database;
    private final Cache<UUID, String> names = Caffeine.newBuilder()
            .maximumSize(MAX_NAMES)
            .expireAfterWrite(MAX_AGE)
            .build();

    @Inject
    public UserDirectory(Database database) {
        this.database = database;
    }

    /** The name of a user or API key, or the id itself when nobody has it; may block for one query. */
    public String displayName(UUID userId) {
        return names.get(userId, this::find);
    }

    private String find(UUID id) {
        return database.read(handle -> handle.createQuery("""
                        select name from identity.app_user where id = :id
                        union all
                        select name from identity.api_key where id = :id""")
                .bind("id", id)
                .mapTo(String.class)
                .findFirst()
                .orElse(id.toString()));
    }
}
