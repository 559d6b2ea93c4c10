package org.ferrepos.catalog.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ferrepos.catalog.CatalogWorld;
import org.ferrepos.catalog.search.ProductSearch;
import org.ferrepos.platform.http.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SynonymsTest {
    private final CatalogWorld world = new CatalogWorld();
    private final Synonyms synonyms = new Synonyms(world.database, world.audit, world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEditHoldsFromTheNextSearchOn() {
        world.setup.insert(world.admin, List.of(CatalogWorld.product("Z-1", "Zunchadora manual", "Embalaje")));
        ProductSearch search = new ProductSearch(world.database, world.clock);
        assertThat(search.search("quimbamba", 10)).isEmpty();

        SynonymGroup group = synonyms.create(world.admin, List.of("quimbamba", "zunchadora", " Quimbamba "))
                .orThrow();
        assertThat(group.terms()).containsExactly("quimbamba", "zunchadora");
        assertThat(search.search("quimbamba", 10)).hasSize(1);
        assertThat(search.search("kimbamba", 10)).hasSize(1);

        synonyms.replace(world.admin, new SynonymGroup(group.id(), List.of("otra", "cosa")))
                .orThrow();
        assertThat(search.search("quimbamba", 10)).isEmpty();
        synonyms.delete(world.admin, group.id()).orThrow();
        assertThat(synonyms.delete(world.admin, group.id())).isInstanceOf(Outcome.Refused.class);
        assertThat(synonyms.create(world.admin, List.of("uno", " UNO"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theDeliveredGroupsAreLoadedOnce() {
        synonyms.seed();
        assertThat(synonyms.page(0, 500)).hasSizeGreaterThan(100);
        List<SynonymGroup> all = synonyms.page(0, 500);
        synonyms.delete(world.admin, all.getFirst().id()).orThrow();
        synonyms.seed();
        assertThat(synonyms.page(0, 500)).doesNotContain(all.getFirst());
    }
}
