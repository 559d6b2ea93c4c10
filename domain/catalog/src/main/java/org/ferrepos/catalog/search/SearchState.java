package org.ferrepos.catalog.search;

import org.jdbi.v3.core.Handle;

/** What the data stands at that searches keep in memory, read in one round trip. */
record SearchState(long catalogRevision, long synonymRevision) {
    private static final String READ = """
            select r.revision, s.synonym_revision
            from platform.revision r cross join catalog.search_state s where r.area = 'catalog'
            """;

    static SearchState read(Handle handle) {
        return handle.createQuery(READ)
                .map((rows, context) -> new SearchState(rows.getLong(1), rows.getLong(2)))
                .one();
    }
}
