package org.ferrepos.platform.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who makes a request: a user with a token or a program with an API key.
 *
 * @param id user id, or API key id
 * @param sessionId the login this token belongs to; the key's id for an API key
 * @param branch code of the branch the caller is bound to; empty for callers of the whole chain
 */
public record Caller(
        UUID id,
        String name,
        Kind kind,
        Set<String> roles,
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

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    public boolean hasAnyRole(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the caller may act at a branch: its own, or any when bound to none. */
    public boolean mayActAt(String branchCode) {
        return branch.isEmpty() || branch.get().equals(branchCode) || roles.contains(Role.ADMIN);
    }
}
