package org.ferrepos.catalog.synonym;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
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

    Outcome<SynonymGroup> create(Caller caller, List<String> terms) {
        return cleaned(terms)
                .map(cleaned -> database.inTransaction(handle -> {
                    SynonymStore store = new SynonymStore(handle);
                    store.seed(clock.instant());
                    SynonymGroup group = store.insert(cleaned, clock.instant());
                    store.changed();
                    audit.record(handle, entry(caller, "create", group.id(), null, group));
                    return group;
                }));
    }

    Outcome<SynonymGroup> replace(Caller caller, SynonymGroup wanted) {
        return cleaned(wanted.terms())
                .then(terms -> database.inTransaction(handle -> {
                    SynonymGroup group = new SynonymGroup(wanted.id(), terms);
                    SynonymStore store = new SynonymStore(handle);
                    return lock(store, group.id()).map(before -> {
                        store.update(group, clock.instant());
                        store.changed();
                        audit.record(handle, entry(caller, "update", group.id(), before, group));
                        return group;
                    });
                }));
    }

    /** Answers the group that is no more. */
    Outcome<SynonymGroup> delete(Caller caller, int id) {
        return database.inTransaction(handle -> {
            SynonymStore store = new SynonymStore(handle);
            return lock(store, id).map(before -> {
                store.delete(id);
                store.changed();
                audit.record(handle, entry(caller, "delete", id, before, null));
                return before;
            });
        });
    }

    private static Outcome<List<String>> cleaned(List<String> terms) {
        List<String> cleaned = SynonymTerms.cleaned(terms);
        return cleaned.size() < 2 ? Outcome.refused(Problem.invalid("terms", "field.terms")) : Outcome.done(cleaned);
    }

    private static AuditEntry entry(
            Caller caller,
            String action,
            int id,
            @org.jspecify.annotations.Nullable Object before,
            @org.jspecify.annotations.Nullable Object after) {
        return new AuditEntry(caller, action, "synonyms", Integer.toString(id), before, after);
    }

    private static Outcome<SynonymGroup> lock(SynonymStore store, int id) {
        return Outcome.found(store.lock(id), Problem.of(CatalogProblem.SYNONYMS_NOT_FOUND, Integer.toString(id)));
    }
}
