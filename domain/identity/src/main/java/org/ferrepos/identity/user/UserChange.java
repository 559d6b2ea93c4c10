package org.ferrepos.identity.user;

import java.util.List;
import java.util.Optional;

/** What an administrator may change of a user; the username stays for ever. */
record UserChange(String name, List<String> roles, Optional<String> branch, Optional<Boolean> active) {
    UserChange {
        roles = List.copyOf(roles);
    }
}
