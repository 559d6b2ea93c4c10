package org.ferrepos.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrepos.catalog.tax.TaxStore;
import org.ferrepos.platform.db.Database;

/**
 * The products that sales ask for and the rates of tax, kept in memory and never older than the revision they were
 * refreshed to.
 *
 * <p>A writer stamps the products it changes with the revision it raised, in one transaction, and writers follow each
 * other. So everything up to a revision that was read is visible to whoever reads afterwards: dropping the products
 * stamped later than what the cache knew leaves nothing stale. A load that was under way while the cache moved on is
 * handed to its caller but not kept.
 */
@Singleton
public final class SellableProducts {
    private static final int MAX_PRODUCTS = 100_000;
    private static final int MAX_SINGLE_DROPS = 5_000;
    private static final long NEVER = -1;

    private final Database database;
    private final Costs costs;
    private final Cache<String, SellableProduct> products =
            Caffeine.newBuilder().maximumSize(MAX_PRODUCTS).build();
    private final Object movement = new Object();
    private volatile TaxRates taxRates = TaxRates.NONE;
    private volatile long revision = NEVER;

    @Inject
    public SellableProducts(Database database, Costs costs) {
        this.costs = costs;
        this.database = database;
    }

    /** The product, from memory where it is there; SKUs that do not exist are asked for every time. */
    public Optional<SellableProduct> find(String sku) {
        SellableProduct known = products.getIfPresent(sku);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(load(List.of(sku)).get(sku));
    }

    /** The products that exist among the SKUs; those not in memory are read with one query. */
    public Map<String, SellableProduct> findAll(Collection<String> skus) {
        Map<String, SellableProduct> found = HashMap.newHashMap(skus.size());
        List<String> missing = new ArrayList<>(0);
        for (String sku : skus) {
            SellableProduct known = products.getIfPresent(sku);
            if (known == null) {
                missing.add(sku);
            } else {
                found.put(sku, known);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(load(missing));
        }
        return found;
    }

    /** Drops what changed up to a revision that the caller has read from the database; older revisions change nothing. */
    public void refreshTo(long catalogRevision) {
        if (catalogRevision <= revision) {
            return;
        }
        synchronized (movement) {
            long known = revision;
            if (catalogRevision <= known) {
                return;
            }
            List<String> changed = known == NEVER ? List.of() : changedSince(known);
            // Before the revision: whoever reads that first finds rates at least as new.
            taxRates = database.read(TaxStore::load);
            if (known == NEVER || changed.size() > MAX_SINGLE_DROPS) {
                products.invalidateAll();
            } else {
                products.invalidateAll(changed);
            }
            revision = catalogRevision;
        }
    }

    /** The rates of tax, as new as the revision that was read before; none before the first refresh. */
    public TaxRates taxRates() {
        return taxRates;
    }

    /** The revision the memory stands at; -1 before the first refresh. */
    public long revision() {
        return revision;
    }

    private Map<String, SellableProduct> load(Collection<String> skus) {
        long revisionBefore = revision;
        Map<String, SellableProduct> loaded = SellableProductSql.load(database, costs, skus);
        synchronized (movement) {
            if (revision == revisionBefore) {
                products.putAll(loaded);
            }
        }
        return loaded;
    }

    private List<String> changedSince(long known) {
        return database.read(handle -> handle.createQuery(
                        "select sku from catalog.product where revision > :known order by revision limit :limit")
                .bind("known", known)
                .bind("limit", MAX_SINGLE_DROPS + 1)
                .mapTo(String.class)
                .list());
    }
}
