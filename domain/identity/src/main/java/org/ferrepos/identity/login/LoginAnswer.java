package org.ferrepos.identity.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ferrepos.identity.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a session with whom they belong to; the text form hides the tokens.
 *
 * @param refreshToken not there where a cookie holds it
 */
record LoginAnswer(
        String accessToken,
        String tokenType,
        long expiresIn,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String refreshToken,

        Person user) {

    /** Who logged in and what the roles allow at this moment; without a branch the user belongs to the whole chain. */
    @Schema(name = "LoggedInUser")
    record Person(
            UUID id,
            String username,
            String name,
            List<String> roles,
            List<String> permissions,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String branch) {

        static Person of(User user, Set<String> permissions) {
            return new Person(
                    user.id(),
                    user.username(),
                    user.name(),
                    user.roles(),
                    permissions.stream().sorted().toList(),
                    user.branch().orElse(null));
        }
    }

    LoginAnswer withoutRefreshToken() {
        return new LoginAnswer(accessToken, tokenType, expiresIn, null, user);
    }

    @Override
    public String toString() {
        return "LoginAnswer[user=" + user + "]";
    }
}
