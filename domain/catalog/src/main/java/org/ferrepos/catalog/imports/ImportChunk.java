package org.ferrepos.catalog.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrepos.catalog.CatalogEvents;
import org.ferrepos.catalog.OpeningStockLine;
import org.ferrepos.catalog.product.BarcodeStore;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.ProductFacts;
import org.ferrepos.catalog.product.ProductStore;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.catalog.product.StoredProduct;
import org.ferrepos.platform.ids.Ids;
import org.ferrepos.platform.outbox.NewEvent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Compares some rows with the catalogue, decides each, and writes the differences in a few statements. */
final class ImportChunk {
    private final Handle handle;
    private final Stamp stamp;
    private final StatedCosts costs;
    private final boolean setsChainPrices;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, StatedFacts> stated = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;

    /** With {@code setsChainPrices} a row may change the price of the whole chain of a product that is known. */
    ImportChunk(Handle handle, Stamp stamp, StatedCosts costs, boolean setsChainPrices) {
        this.costs = costs;
        this.setsChainPrices = setsChainPrices;
        this.handle = handle;
        this.stamp = stamp;
    }

    /** What became of the rows. */
    record Outcome(
            long created,
            long updated,
            long unchanged,
            List<String> createdSkus,
            Map<String, StatedFacts> stated,
            List<Rejection> rejections) {}

    /** What the audit keeps of a chunk. */
    record Trail(List<String> createdSkus, List<Object> changes) {}

    /**
     * Decides the rows in their order.
     *
     * @param statedBefore what accepted rows before say of each SKU; a row that says otherwise is rejected
     * @param createdBefore those of them that the file created: rows for other branches still bring their stock
     */
    Outcome decide(List<ImportRow> rows, Map<String, StatedFacts> statedBefore, Set<String> createdBefore) {
        Map<String, StoredProduct> stored = costs.stored(handle, rows);
        Map<String, String> owners = new BarcodeStore(handle)
                .owners(rows.stream()
                        .flatMap(row -> row.barcodes().stream())
                        .distinct()
                        .toList());
        Map<PriceStore.Scope, Long> prices = new PriceStore(handle)
                .current(stored.values().stream().map(StoredProduct::id).toList(), stamp.at());
        for (ImportRow row : rows) {
            Optional<Rejection> taken = takenBarcode(row, owners);
            if (taken.isPresent()) {
                rejections.add(taken.get());
                continue;
            }
            StoredProduct product = stored.get(row.sku());
            if (product != null && !createdBefore.contains(row.sku()) && isBeyond(row, product, prices)) {
                rejections.add(Rejection.of(row.line(), "price", "import.price_of_chain"));
                continue;
            }
            StatedFacts facts = StatedFacts.of(row);
            StatedFacts inChunk = stated.get(row.sku());
            StatedFacts before = inChunk == null ? statedBefore.get(row.sku()) : inChunk;
            Optional<Rejection> contradiction = contradiction(row, before, facts);
            if (contradiction.isPresent()) {
                rejections.add(contradiction.get());
                continue;
            }
            stated.put(row.sku(), before == null ? facts : before.and(facts));
            Draft known = drafts.get(row.sku());
            boolean first = known == null;
            Draft draft = known == null
                    ? new Draft(Optional.ofNullable(stored.get(row.sku())), createdBefore.contains(row.sku()))
                    : known;
            drafts.put(row.sku(), draft);
            boolean changed = draft.take(row, before == null);
            changed |= draft.takeBarcodes(row, owners);
            changed |= draft.takePrice(row, prices);
            count(first && draft.stored.isEmpty(), changed);
        }
        return new Outcome(created, updated, unchanged, trail().createdSkus(), stated, rejections);
    }

    boolean hasChanges() {
        return created + updated > 0;
    }

    /**
     * What was written.
     *
     * @param stock what new products bring
     * @param products events that tell of products
     * @param prices events that tell of prices
     */
    record Written(List<OpeningStockLine> stock, List<NewEvent> products, List<NewEvent> prices) {
        Written() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Writes what was decided. */
    Written write(PriceStore.Origin origin) {
        ProductStore products = costs.products(handle);
        List<ProductFacts> changedFacts = new ArrayList<>();
        List<ProductFacts> newFacts = new ArrayList<>();
        List<Long> touched = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            if (draft.stored.isEmpty()) {
                newFacts.add(draft.requireFacts());
            } else if (draft.facts != null) {
                changedFacts.add(draft.requireFacts());
            } else if (draft.hasAdditions()) {
                touched.add(draft.stored.get().id());
            }
        }
        Map<String, Long> newIds = products.insert(newFacts, stamp);
        products.update(changedFacts, stamp);
        products.touch(touched, stamp);
        return writeAdditions(newIds, origin);
    }

    Trail trail() {
        List<String> createdSkus = new ArrayList<>();
        List<Object> changes = new ArrayList<>();
        drafts.forEach((sku, draft) -> {
            if (draft.stored.isEmpty()) {
                createdSkus.add(sku);
            } else if (draft.facts != null || draft.hasAdditions()) {
                changes.add(draft.change());
            }
        });
        return new Trail(createdSkus, changes);
    }

    private Written writeAdditions(Map<String, Long> newIds, PriceStore.Origin origin) {
        List<BarcodeStore.Assignment> barcodes = new ArrayList<>();
        List<PriceStore.NewPrice> prices = new ArrayList<>();
        Written written = new Written();
        drafts.forEach((sku, draft) -> {
            Long newId = newIds.get(sku);
            long id = newId == null ? draft.stored.orElseThrow().id() : newId;
            draft.barcodes.forEach(code -> barcodes.add(new BarcodeStore.Assignment(id, code)));
            CatalogEvents.Subject subject = new CatalogEvents.Subject(sku, id);
            draft.prices.forEach((place, amount) -> {
                PriceStore.Scope scope = new PriceStore.Scope(id, place.branchId(), place.currency());
                prices.add(new PriceStore.NewPrice(scope, amount, stamp.at()));
                CatalogEvents.Price price =
                        new CatalogEvents.Price(place.branchId(), place.currency(), amount, stamp.at());
                written.prices.add(CatalogEvents.price(subject, price, stamp.revision()));
            });
            draft.told()
                    .ifPresent(
                            change -> written.products.add(CatalogEvents.product(subject, change, stamp.revision())));
            draft.openingRows.stream()
                    .filter(row -> row.stock() != null && row.stock().isPositive())
                    .forEach(row -> written.stock.add(openingLine(id, row)));
        });
        new BarcodeStore(handle).add(barcodes);
        new PriceStore(handle).add(prices, origin);
        return written;
    }

    private static OpeningStockLine openingLine(long productId, ImportRow row) {
        return new OpeningStockLine(
                productId,
                java.util.Objects.requireNonNull(row.stockBranchId()),
                java.util.Objects.requireNonNull(row.stock()),
                Ids.next());
    }

    private void count(boolean isNew, boolean changed) {
        if (isNew) {
            created++;
        } else if (changed) {
            updated++;
        } else {
            unchanged++;
        }
    }

    /** Whether the row sets another price of the whole chain than the caller may. */
    private boolean isBeyond(ImportRow row, StoredProduct product, Map<PriceStore.Scope, Long> prices) {
        Long known = prices.get(new PriceStore.Scope(product.id(), null, row.currency()));
        return !setsChainPrices && row.branchId() == null && (known == null || known != row.price());
    }

    private static Optional<Rejection> contradiction(ImportRow row, @Nullable StatedFacts before, StatedFacts facts) {
        return before == null
                ? Optional.empty()
                : before.contradictedBy(facts)
                        .map(field ->
                                Rejection.of(row.line(), field, "import.contradicts", Long.toString(before.line())));
    }

    private static Optional<Rejection> takenBarcode(ImportRow row, Map<String, String> owners) {
        for (String code : row.barcodes()) {
            String owner = owners.get(code);
            if (owner != null && !owner.equals(row.sku())) {
                return Optional.of(Rejection.of(row.line(), "barcode", "import.barcode_taken", code, owner));
            }
        }
        return Optional.empty();
    }

    /** What a chunk does to one product. */
    private static final class Draft {
        private final Optional<StoredProduct> stored;
        private final List<String> barcodes = new ArrayList<>(1);
        private final Map<ImportRow.Place, Long> prices = new HashMap<>(2);
        private final List<ImportRow> openingRows = new ArrayList<>(1);
        private final boolean isNewInFile;
        private @Nullable ProductFacts facts;

        private Draft(Optional<StoredProduct> stored, boolean createdBefore) {
            this.stored = stored;
            this.isNewInFile = createdBefore || stored.isEmpty();
        }

        /** A later row, of another branch, adds what the first one left open; the cost is that of the first. */
        private boolean take(ImportRow row, boolean first) {
            Optional<ProductFacts> known = facts == null ? stored.map(StoredProduct::facts) : Optional.of(facts);
            ProductFacts wanted =
                    first ? row.factsOver(known) : row.withoutSealed().factsOver(known);
            if (known.isPresent() && known.get().equals(wanted)) {
                return false;
            }
            facts = wanted;
            return true;
        }

        private boolean takeBarcodes(ImportRow row, Map<String, String> owners) {
            boolean changed = false;
            for (String code : row.barcodes()) {
                if (owners.putIfAbsent(code, row.sku()) == null) {
                    barcodes.add(code);
                    changed = true;
                }
            }
            return changed;
        }

        private boolean takePrice(ImportRow row, Map<PriceStore.Scope, Long> current) {
            if (isNewInFile) {
                openingRows.add(row);
            }
            Long known = stored.map(product -> new PriceStore.Scope(product.id(), row.branchId(), row.currency()))
                    .map(current::get)
                    .orElse(null);
            if (known != null && known == row.price()) {
                return false;
            }
            prices.put(row.place(), row.price());
            return true;
        }

        /** What others must know of the product itself; its prices are told by themselves. */
        private Optional<CatalogEvents.Change> told() {
            if (stored.isEmpty()) {
                return Optional.of(CatalogEvents.Change.CREATED);
            }
            return facts == null && barcodes.isEmpty() ? Optional.empty() : Optional.of(CatalogEvents.Change.CHANGED);
        }

        private boolean hasAdditions() {
            return !barcodes.isEmpty() || !prices.isEmpty();
        }

        private ProductFacts requireFacts() {
            return java.util.Objects.requireNonNull(facts);
        }

        private Object change() {
            Map<String, Object> change = new LinkedHashMap<>();
            stored.ifPresent(product -> change.put("before", product.facts()));
            if (facts != null) {
                change.put("after", facts);
            }
            change.put("barcodes", List.copyOf(barcodes));
            Map<String, Long> named = new LinkedHashMap<>();
            prices.forEach((place, amount) -> named.put(place.key(), amount));
            change.put("prices", named);
            return change;
        }
    }
}
