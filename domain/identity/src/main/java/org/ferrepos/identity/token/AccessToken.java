package org.ferrepos.identity.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an access token says about the user it was given to. */
public record AccessToken(
        UUID userId, String username, Set<String> roles, Optional<String> branch, UUID sessionId, Instant expiresAt) {
    public AccessToken {
        roles = Set.copyOf(roles);
    }
}
