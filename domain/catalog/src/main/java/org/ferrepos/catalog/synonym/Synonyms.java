package org.ferrepos.catalog.synonym;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.security.Caller;

/** Edits synonym groups; every change is audited and reaches the searches of all processes at once. */
@Singleton
final class Synonyms {
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Synonyms(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes the groups that are delivered, the first time somebody looks. */
    void seed() {
        database.inTransaction(handle -> {
            new SynonymStore(handle).seed(clock.instant());
            return true;
        });
    }

    /** The same groups as one view of the database shows them. */
    Synonyms in(Database view) {
        return new Synonyms(view, audit, clock);
    }

    List<SynonymGroup> page(long after, int limit) {
        int from = Math.clamp(after, 0, Integer.MAX_VALUE);
        return database.read(handle -> new SynonymStore(handle).page(from, limit));
    }

    SynonymGroup create(Caller caller, List<String> terms) {
        List<String> cleaned = cleaned(terms);
        return database.inTransaction(handle -> {
            SynonymStore store = new SynonymStore(handle);
            store.seed(clock.instant());
            SynonymGroup group = store.insert(cleaned, clock.instant());
            store.changed();
            audit.record(handle, entry(caller, "create", group.id(), null, group));
            return group;
        });
    }

    SynonymGroup replace(Caller caller, SynonymGroup wanted) {
        SynonymGroup group = new SynonymGroup(wanted.id(), cleaned(wanted.terms()));
        return database.inTransaction(handle -> {
            SynonymStore store = new SynonymStore(handle);
            SynonymGroup before = store.lock(group.id()).orElseThrow(() -> notFound(group.id()));
            store.update(group, clock.instant());
            store.changed();
            audit.record(handle, entry(caller, "update", group.id(), before, group));
            return group;
        });
    }

    void delete(Caller caller, int id) {
        database.inTransaction(handle -> {
            SynonymStore store = new SynonymStore(handle);
            SynonymGroup before = store.lock(id).orElseThrow(() -> notFound(id));
            store.delete(id);
            store.changed();
            audit.record(handle, entry(caller, "delete", id, before, null));
            return before;
        });
    }

    private static List<String> cleaned(List<String> terms) {
        List<String> cleaned = SynonymTerms.cleaned(terms);
        if (cleaned.size() < 2) {
            throw Problem.invalid("terms", "field.terms").toException();
        }
        return cleaned;
    }

    private static AuditEntry entry(
            Caller caller,
            String action,
            int id,
            @org.jspecify.annotations.Nullable Object before,
            @org.jspecify.annotations.Nullable Object after) {
        return new AuditEntry(caller, action, "synonyms", Integer.toString(id), before, after);
    }

    private static RuntimeException notFound(int id) {
        return Problem.of(CatalogProblem.SYNONYMS_NOT_FOUND, Integer.toString(id))
                .toException();
    }
}
