package org.ferrepos.catalog.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;

/** Counts in how many products each word occurs, which tells rare words from common ones. */
@Singleton
public final class Vocabulary {
    private static final String COUNT = """
            update catalog.word w set documents = coalesce(s.ndoc, 0)
            from catalog.word old
            left join ts_stat('select search from catalog.product where active') s on s.word = old.stem
            where w.word = old.word and w.documents <> coalesce(s.ndoc, 0)
            """;

    private static final String MARK = """
            update catalog.search_state set counted_revision = :revision,
                active_products = (select count(*) from catalog.product where active)
            """;

    private final Database database;

    @Inject
    public Vocabulary(Database database) {
        this.database = database;
    }

    /** Counts anew unless the catalogue has not changed since the last count. */
    public void count() {
        database.inTransaction(handle -> {
            long counted = handle.createQuery("select counted_revision from catalog.search_state for update")
                    .mapTo(Long.class)
                    .one();
            long current = Revisions.current(handle, "catalog");
            if (counted != current) {
                handle.createUpdate(COUNT).execute();
                handle.createUpdate(MARK).bind("revision", current).execute();
            }
            return counted;
        });
    }
}
