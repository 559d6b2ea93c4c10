package org.ferrepos.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.ferrepos.platform.security.Caller;
import org.ferrepos.platform.security.ChangeLog;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The trail of who changed what; an entry is written in the transaction of its change, so neither exists alone. */
@Singleton
public final class Audit implements ChangeLog {
    private static final Set<String> SECRET_FIELDS =
            Set.of("password", "password_hash", "hash", "secret", "api_key", "token", "access_token", "refresh_token");

    private final ObjectMapper mapper;
    private final Clock clock;

    @Inject
    public Audit(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Writes one entry; fields with the names of secrets are left out of both states. */
    public void record(Handle handle, AuditEntry entry) {
        Caller caller = entry.caller();
        handle.createUpdate("""
                        insert into identity.audit
                            (at, user_id, user_name, user_kind, branch, address, action, entity, key, before, after)
                        values (:at, :user_id, :user_name, :user_kind, :branch, :address, :action, :entity, :key,
                            cast(:before as jsonb), cast(:after as jsonb))""")
                .bind("at", clock.instant())
                .bind("user_id", caller.id())
                .bind("user_name", caller.name())
                .bind("user_kind", caller.kind())
                .bind("branch", caller.branch())
                .bind("address", caller.address())
                .bind("action", entry.action())
                .bind("entity", entry.entity())
                .bind("key", entry.key())
                .bind("before", json(entry.before()))
                .bind("after", json(entry.after()))
                .execute();
    }

    @Override
    public void note(Handle handle, Change change) {
        record(
                handle,
                new AuditEntry(change.caller(), change.action(), change.entity(), change.key(), change.before(), null));
    }

    private @Nullable String json(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        JsonNode tree = mapper.valueToTree(state);
        removeSecrets(tree);
        return tree.toString();
    }

    private static void removeSecrets(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.copyOf(SECRET_FIELDS));
            object.forEach(Audit::removeSecrets);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Audit::removeSecrets);
        }
    }
}
