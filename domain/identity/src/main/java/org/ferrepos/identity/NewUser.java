package org.ferrepos.identity;

import java.util.List;
import java.util.Optional;

/** A person to be added; the text form hides the password. */
public record NewUser(String username, String name, String password, List<String> roles, Optional<String> branch) {
    public NewUser {
        roles = List.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewUser[username=" + username + ", roles=" + roles + ", branch=" + branch + "]";
    }
}
