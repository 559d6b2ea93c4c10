package org.ferrepos.identity.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as clients see it. */
@Schema(name = "User")
public record UserView(
        UUID id,
        String username,
        String name,
        List<String> roles,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String branch,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.username(),
                user.name(),
                user.roles(),
                user.branch().orElse(null),
                user.active(),
                user.createdAt(),
                user.updatedAt());
    }
}
