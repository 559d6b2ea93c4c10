package org.ferrepos.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index in memory at the newest revision of the catalogue. A search brings a few changed products up to date
 * itself; the first load and large imports are left to a thread, and searches do without the index meanwhile.
 */
final class IndexKeeper {
    private static final Logger LOG = Logger.getLogger(IndexKeeper.class);
    private static final int MAX_CHANGES_IN_SEARCH = 200;
    private static final int MAX_PRODUCTS = 1_000_000;
    private static final int CHUNK = 500;
    private static final String CHANGED = """
            select product_id from catalog.product where revision > :revision order by product_id limit :limit
            """;

    private static final String PRODUCTS = """
            select p.product_id, p.active, p.sku, p.name, p.description, c.name as category, p.brand,
                   array(select code from catalog.barcode where product_id = p.product_id) as barcodes
            from catalog.product p left join catalog.category c on c.category_id = p.category_id
            where p.product_id = any(:ids)
            """;

    private final Database database;
    private final long maxBytes;
    private final AtomicBoolean loading = new AtomicBoolean();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable ProductIndex index;
    private volatile boolean tooLarge;

    IndexKeeper(Database database, double heapShare) {
        this.database = database;
        this.maxBytes = (long) (Runtime.getRuntime().maxMemory() * heapShare);
        this.tooLarge = maxBytes == 0;
    }

    /** The index if it has everything up to the revision; empty while it is behind. */
    Optional<ProductIndex> current(Handle handle, long revision) {
        if (tooLarge) {
            return Optional.empty();
        }
        ProductIndex known = index;
        if (known != null && (known.revision() >= revision || catchUp(handle, known, revision))) {
            return Optional.of(known);
        }
        loadInBackground();
        // Whoever changes the index now, a loader or another search, brings it up to date.
        if (!changing.isLocked()) {
            loadInBackground();
        }
        return Optional.empty();
    }

    /** Loads the index or brings it up to date, however long that takes. */
    void load() {
        changing.lock();
        try {
            ProductIndex target = index;
            if (target == null || target.isWasteful()) {
                target = new ProductIndex();
            }
            long revision = newestRevision();
            while (target.revision() < revision && !tooLarge) {
                applyChanges(target);
                target.reached(revision);
                revision = newestRevision();
            }
            index = tooLarge ? null : target;
        } finally {
            changing.unlock();
        }
    }

    /** Starts to load unless that is under way. */
    void loadInBackground() {
        if (loading.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon(true).name("catalog-index").start(() -> {
                try {
                    load();
                } catch (RuntimeException e) {
                    LOG.warnf("the search index could not be loaded: %s", e);
                } finally {
                    loading.set(false);
                }
            });
        }
    }

    private boolean catchUp(Handle handle, ProductIndex known, long revision) {
        if (!changing.tryLock()) {
            return false;
        }
        try {
            if (known.revision() >= revision) {
                return known == index;
            }
            List<Long> changed = changed(handle, known.revision(), MAX_CHANGES_IN_SEARCH + 1);
            if (changed.size() > MAX_CHANGES_IN_SEARCH || known.isWasteful()) {
                return false;
            }
            known.apply(products(handle, changed));
            known.reached(revision);
            return true;
        } finally {
            changing.unlock();
        }
    }

    private void applyChanges(ProductIndex target) {
        List<Long> changed = database.read(handle -> changed(handle, target.revision(), MAX_PRODUCTS + 1));
        tooLarge = changed.size() > MAX_PRODUCTS;
        for (int from = 0; from < changed.size() && !tooLarge; from += CHUNK) {
            List<Long> chunk = changed.subList(from, Math.min(changed.size(), from + CHUNK));
            target.apply(database.read(handle -> products(handle, chunk)));
            tooLarge = target.bytes() > maxBytes;
        }
    }

    private long newestRevision() {
        return database.read(handle -> Revisions.current(handle, "catalog"));
    }

    private static List<Long> changed(Handle handle, long revision, int limit) {
        return handle.createQuery(CHANGED)
                .bind("revision", revision)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private static List<IndexedProduct> products(Handle handle, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<IndexedProduct> products = new ArrayList<>(ids.size());
        handle.createQuery(PRODUCTS)
                .bindArray("ids", Long.class, ids)
                .map((rows, context) -> IndexedProduct.of(
                        rows.getLong("product_id"),
                        rows.getBoolean("active"),
                        Candidate.Texts.read(rows),
                        List.of((String[]) rows.getArray("barcodes").getArray())))
                .forEach(products::add);
        return products;
    }
}
