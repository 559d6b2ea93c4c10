package org.ferrepos.identity;

import org.ferrepos.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One change worth keeping: who did what to which thing, and what it was before and after.
 *
 * @param action verb in English, such as {@code update}
 * @param entity kind of thing, such as {@code branch}
 * @param key what identifies the thing among its kind
 */
public record AuditEntry(
        Caller caller,
        String action,
        String entity,
        String key,
        @Nullable Object before,
        @Nullable Object after) {}
