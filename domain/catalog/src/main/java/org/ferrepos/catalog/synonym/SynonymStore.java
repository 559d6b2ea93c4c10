package org.ferrepos.catalog.synonym;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ferrepos.catalog.product.ProductStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes synonym groups; every write raises the revision that indexes are compared with. */
final class SynonymStore {
    private static final String DELIVERED = "/catalog/synonyms_es.tsv";

    private final Handle handle;

    SynonymStore(Handle handle) {
        this.handle = handle;
    }

    static long revision(Handle handle) {
        return handle.createQuery("select synonym_revision from catalog.search_state")
                .mapTo(Long.class)
                .one();
    }

    /** Loads the delivered groups into a database that never had them. */
    void seed(Instant at) {
        int claimed = handle.createUpdate(
                        "update catalog.search_state set synonyms_seeded = true where not synonyms_seeded")
                .execute();
        if (claimed == 0) {
            return;
        }
        // One round trip for all groups: the first search of a new shop may be waiting for it.
        PreparedBatch batch =
                handle.prepareBatch("insert into catalog.synonym_group (terms, updated_at) values (:terms, :at)");
        List<List<String>> groups = delivered();
        for (List<String> terms : groups) {
            batch.bindArray("terms", String.class, terms).bind("at", at).add();
        }
        batch.execute();
        addWords(groups.stream().flatMap(List::stream).toList());
        changed();
    }

    List<SynonymGroup> all() {
        return handle.createQuery("select group_id, terms from catalog.synonym_group order by group_id")
                .map((rows, context) -> read(rows))
                .list();
    }

    List<SynonymGroup> page(int after, int limit) {
        return handle.createQuery("""
                        select group_id, terms from catalog.synonym_group
                        where group_id > :after order by group_id limit :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map((rows, context) -> read(rows))
                .list();
    }

    Optional<SynonymGroup> lock(int id) {
        return handle.createQuery("select group_id, terms from catalog.synonym_group where group_id = :id for update")
                .bind("id", id)
                .map((rows, context) -> read(rows))
                .findOne();
    }

    SynonymGroup insert(List<String> terms, Instant at) {
        int id = handle.createQuery("""
                        insert into catalog.synonym_group (terms, updated_at) values (:terms, :at)
                        returning group_id""")
                .bindArray("terms", String.class, terms)
                .bind("at", at)
                .mapTo(Integer.class)
                .one();
        addWords(terms);
        return new SynonymGroup(id, terms);
    }

    void update(SynonymGroup group, Instant at) {
        handle.createUpdate("update catalog.synonym_group set terms = :terms, updated_at = :at where group_id = :id")
                .bindArray("terms", String.class, group.terms())
                .bind("at", at)
                .bind("id", group.id())
                .execute();
        addWords(group.terms());
    }

    void delete(int id) {
        handle.createUpdate("delete from catalog.synonym_group where group_id = :id")
                .bind("id", id)
                .execute();
    }

    void changed() {
        handle.createUpdate("update catalog.search_state set synonym_revision = synonym_revision + 1")
                .execute();
    }

    private void addWords(Collection<String> terms) {
        ProductStore.addWords(handle, SynonymTerms.words(terms));
    }

    private static List<List<String>> delivered() {
        List<List<String>> groups = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(SynonymStore.class.getResourceAsStream(DELIVERED));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> terms = line.startsWith("#") ? List.of() : SynonymTerms.cleaned(List.of(line.split("\t")));
                if (terms.size() >= 2) {
                    groups.add(terms);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    private static SynonymGroup read(ResultSet rows) throws SQLException {
        return new SynonymGroup(rows.getInt("group_id"), List.of((String[])
                rows.getArray("terms").getArray()));
    }
}
