package org.ferrepos.identity.user;

import java.util.Optional;

/** Which users a list shows. */
record UserFilter(
        Optional<String> branch, Optional<String> role, Optional<Boolean> active, Optional<String> after, int limit) {}
