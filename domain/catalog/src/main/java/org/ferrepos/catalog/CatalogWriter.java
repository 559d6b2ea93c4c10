package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.outbox.NewEvent;
import org.ferrepos.platform.outbox.Outbox;
import org.jdbi.v3.core.Handle;

/** How the catalogue is changed: at a revision of its own, with a trail of who did it and events of what became of it. */
@Singleton
public final class CatalogWriter {
    private final Database database;
    private final Clock clock;
    private final Audit audit;
    private final Outbox outbox;

    @Inject
    public CatalogWriter(Database database, Clock clock, Audit audit, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
        this.outbox = outbox;
    }

    /**
     * Changes something in a transaction of which a refusal leaves nothing. Writers follow each other, because the first
     * thing each does is the stamp.
     */
    public <T> Outcome<T> change(BiFunction<Handle, Stamp, Outcome<T>> work) {
        return database.inTransaction(handle -> work.apply(handle, stamp(handle)), Outcome::isDone);
    }

    /** The stamp of a change in the caller's transaction, as precise as the database keeps times. */
    public Stamp stamp(Handle handle) {
        return new Stamp(Revisions.raise(handle, "catalog"), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    public void record(Handle handle, AuditEntry entry) {
        audit.record(handle, entry);
    }

    public void tell(Handle handle, List<NewEvent> events) {
        outbox.append(handle, events);
    }
}
