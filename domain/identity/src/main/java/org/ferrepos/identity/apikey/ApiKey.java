package org.ferrepos.identity.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ferrepos.identity.IdentityPermissions;

/**
 * A key that a program calls with. Without scopes it may do all that its roles allow but manage people, roles and keys,
 * which would outlive it: for that it takes {@code identity} among them. {@code read} limits it to reading, {@code write}
 * lifts that, and paths limit it to what lies below them.
 */
public record ApiKey(
        UUID id,
        String name,
        List<String> roles,
        Optional<String> branch,
        List<String> scopes,
        boolean rateLimited,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {
    static final String READ = "read";
    static final String WRITE = "write";
    static final String IDENTITY = "identity";
    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    public ApiKey {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }

    /** Whether the scopes allow a request. */
    public boolean allows(String method, String path) {
        boolean readsOnly = scopes.contains(READ) && !scopes.contains(WRITE);
        if (readsOnly && !READING_METHODS.contains(method)) {
            return false;
        }
        List<String> paths = paths(scopes);
        return paths.isEmpty() || paths.stream().anyMatch(prefix -> isBelow(path, prefix));
    }

    /** What of the permissions of its roles the key has. */
    public Set<String> permissionsOf(Set<String> ofRoles) {
        if (scopes.contains(IDENTITY)) {
            return ofRoles;
        }
        return ofRoles.stream()
                .filter(permission -> !IdentityPermissions.OF_PEOPLE.contains(permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether another key with these scopes may do nothing that this one may not, and makes nothing itself. */
    boolean covers(List<String> others) {
        List<String> own = paths(scopes);
        List<String> theirs = paths(others);
        return !others.contains(IDENTITY)
                && (own.isEmpty()
                        || (!theirs.isEmpty()
                                && theirs.stream()
                                        .allMatch(path -> own.stream().anyMatch(prefix -> isBelow(path, prefix)))));
    }

    private static List<String> paths(List<String> scopes) {
        return scopes.stream().filter(scope -> scope.startsWith("/")).toList();
    }

    boolean isLiving(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(until -> !until.isAfter(now)).isEmpty();
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || prefix.endsWith("/") || path.charAt(prefix.length()) == '/');
    }
}
