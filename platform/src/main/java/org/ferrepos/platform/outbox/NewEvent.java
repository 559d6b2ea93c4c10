package org.ferrepos.platform.outbox;

import org.jspecify.annotations.Nullable;

/** An event about to be appended; made by {@link EventKind#of}. */
public record NewEvent(
        EventKind<?> kind, String key, @Nullable Integer branchId, Record body) {}
