package org.ferrepos.platform.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.security.Caller;

/**
 * For whom a job runs: with what its owner was allowed, and the branch it had, when it was asked for.
 *
 * @param branch code of the branch the owner is bound to; empty for the whole chain
 */
public record JobOwner(
        Kind kind, UUID id, String name, Set<String> roles, Set<String> permissions, Optional<String> branch) {
    public JobOwner {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** What an owner is. */
    public enum Kind {
        USER,
        API_KEY,
        SCHEDULE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind byId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public static JobOwner of(Caller caller) {
        Kind kind = caller.isApiKey() ? Kind.API_KEY : Kind.USER;
        return new JobOwner(kind, caller.id(), caller.name(), caller.roles(), caller.permissions(), caller.branch());
    }

    /** The owner as the caller it was, for what a use case checks and the audit notes. */
    public Caller asCaller() {
        Caller.Kind callerKind = kind == Kind.API_KEY ? Caller.Kind.API_KEY : Caller.Kind.USER;
        return new Caller(id, name, callerKind, roles, permissions, branch, id, false, "");
    }
}
