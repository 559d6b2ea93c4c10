package org.ferrepos.platform.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrepos.platform.area.Permission;

/**
 * Who makes a request: a user with a token or a program with an API key.
 *
 * @param id user id, or API key id
 * @param sessionId the login this token belongs to; the key's id for an API key
 * @param permissions what the roles allow, as resolved when the request came
 * @param branch code of the branch the caller is bound to; empty for callers of the whole chain
 */
public record Caller(
        UUID id,
        String name,
        Kind kind,
        Set<String> roles,
        Set<String> permissions,
        Optional<String> branch,
        UUID sessionId,
        boolean rateLimited,
        String address)
        implements Principal {

    /** What proved the identity. */
    public enum Kind {
        USER,
        API_KEY
    }

    public static Caller of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("no caller on a route that needs one");
    }

    @Override
    public String getName() {
        return name;
    }

    public boolean isApiKey() {
        return kind == Kind.API_KEY;
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** Whether the caller may act at a branch: its own, or any when bound to none. */
    public boolean mayActAt(String branchCode) {
        return boundTo().filter(code -> !code.equals(branchCode)).isEmpty();
    }

    /**
     * Whether the caller may do all that somebody may who holds these permissions and is bound to this branch, or to none.
     * The one rule for whom a caller adds, changes, resets or lets work: nobody makes what reaches further than they do.
     * Who belongs to the whole chain lacks nothing without the permissions that only widen the branch.
     */
    public boolean reaches(Collection<String> others, Optional<String> theirBranch) {
        Optional<String> own = boundTo();
        boolean everywhere = own.isEmpty();
        return (everywhere || own.equals(theirBranch))
                && others.stream()
                        .allMatch(permission -> may(permission) || (everywhere && Permission.widensReach(permission)));
    }

    /** The branch that what the caller sees and does is limited to; empty for callers of the whole chain. */
    public Optional<String> boundTo() {
        return may(PlatformPermissions.EVERY_BRANCH) ? Optional.empty() : branch;
    }
}
