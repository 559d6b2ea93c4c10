package org.ferrepos.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ferrepos.catalog.product.BarcodeStore;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.ProductFacts;
import org.ferrepos.catalog.product.ProductStore;
import org.ferrepos.catalog.product.SealableAmount;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.catalog.search.Vocabulary;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.outbox.NewEvent;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Fills an empty catalogue fast, for the demonstration company and for tests. */
@Singleton
public final class CatalogSetup {
    private static final int CHUNK = 2_000;

    private final Database database;
    private final BranchDirectory branches;
    private final Costs costs;
    private final CatalogWriter writer;

    @Inject
    public CatalogSetup(Database database, BranchDirectory branches, Costs costs, CatalogWriter writer) {
        this.database = database;
        this.branches = branches;
        this.costs = costs;
        this.writer = writer;
    }

    /** Inserts products that do not exist yet, all or none, and returns their ids by SKU. */
    public Map<String, Long> insert(Caller caller, List<NewProduct> products) {
        Map<String, Long> ids = database.inTransaction(handle -> insert(handle, caller, products));
        countWords();
        return ids;
    }

    /** As {@link #insert(Caller, List)}, in the caller's transaction; to be followed by {@link #countWords()}. */
    public Map<String, Long> insert(Handle handle, Caller caller, List<NewProduct> products) {
        Map<String, Long> inserted = HashMap.newHashMap(products.size());
        Filling filling = new Filling(handle, caller, writer.stamp(handle), branches.companyCurrency());
        for (int from = 0; from < products.size(); from += CHUNK) {
            List<NewProduct> chunk = products.subList(from, Math.min(products.size(), from + CHUNK));
            inserted.putAll(insertChunk(filling, chunk));
        }
        writer.record(
                handle, new AuditEntry(caller, "setup", "products", "all", null, Map.of("products", products.size())));
        return inserted;
    }

    /** Counts the words of the catalogue for the search, once what was inserted is committed. */
    public void countWords() {
        new Vocabulary(database).count();
    }

    /** What all products that are inserted together have in common. */
    private record Filling(Handle handle, Caller caller, Stamp stamp, Currency currency) {}

    private Map<String, Long> insertChunk(Filling filling, List<NewProduct> chunk) {
        Handle handle = filling.handle;
        Stamp stamp = filling.stamp;
        Currency currency = filling.currency;
        Map<String, Long> ids = new ProductStore(handle, costs)
                .insert(chunk.stream().map(product -> facts(product, currency)).toList(), stamp);
        List<BarcodeStore.Assignment> barcodes = new ArrayList<>();
        List<PriceStore.NewPrice> prices = new ArrayList<>();
        List<NewEvent> products = new ArrayList<>();
        List<NewEvent> priced = new ArrayList<>();
        for (NewProduct product : chunk) {
            long id = Objects.requireNonNull(ids.get(product.sku()));
            product.barcodes().forEach(code -> barcodes.add(new BarcodeStore.Assignment(id, code)));
            PriceStore.Scope scope = new PriceStore.Scope(id, null, currency);
            prices.add(new PriceStore.NewPrice(scope, product.price(), stamp.at()));
            CatalogEvents.Subject subject = new CatalogEvents.Subject(product.sku(), id);
            products.add(CatalogEvents.product(subject, CatalogEvents.Change.CREATED, stamp.revision()));
            priced.add(CatalogEvents.price(
                    subject, new CatalogEvents.Price(null, currency, product.price(), stamp.at()), stamp.revision()));
        }
        new BarcodeStore(handle).add(barcodes);
        new PriceStore(handle).add(prices, new PriceStore.Origin("setup", filling.caller.name(), stamp.at()));
        writer.tell(handle, products);
        writer.tell(handle, priced);
        return ids;
    }

    private static ProductFacts facts(NewProduct product, Currency currency) {
        return new ProductFacts(
                product.sku(),
                product.name(),
                product.description(),
                product.category(),
                product.brand(),
                product.unit(),
                product.taxAffected() ? TaxCategory.STANDARD : TaxCategory.EXEMPT,
                new SealableAmount.Stated(product.cost()),
                currency,
                SealableAmount.NONE,
                true);
    }
}
