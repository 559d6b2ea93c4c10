package org.ferrepos.platform.security;

import org.jdbi.v3.core.Handle;

/** Keeps who changed something of the ground itself; the area that knows people writes it into its audit. */
public interface ChangeLog {
    /** Notes a change in the transaction of the handle, so that neither exists alone. */
    void note(Handle handle, Change change);

    /**
     * One change.
     *
     * @param action verb in English, such as {@code retry}
     * @param entity a kind of audit that the platform declares
     * @param before what there was
     */
    record Change(Caller caller, String action, String entity, String key, Object before) {}
}
