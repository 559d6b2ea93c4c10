package org.ferrepos.identity.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person who can log in; the password hash travels apart from this. */
public record User(
        UUID id,
        String username,
        String name,
        List<String> roles,
        Optional<String> branch,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {
    public User {
        roles = List.copyOf(roles);
    }
}
