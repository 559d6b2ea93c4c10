package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.CatalogEvents;
import org.ferrepos.catalog.CatalogEvents.Change;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.TaxCategory;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.catalog.tax.TaxStore;
import org.ferrepos.identity.Audit;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.db.Revisions;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.outbox.Outbox;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates and changes single products; each write is audited and stamped in its transaction. */
@Singleton
final class ProductWrites {
    private final Database database;
    private final BranchDirectory branches;
    private final Audit audit;
    private final Clock clock;
    private final Costs costs;
    private final Outbox outbox;

    @Inject
    ProductWrites(Database database, BranchDirectory branches, Audit audit, Clock clock, Costs costs, Outbox outbox) {
        this.branches = branches;
        this.costs = costs;
        this.outbox = outbox;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** A product as the audit keeps it. */
    private record State(
            ProductFacts product,
            List<String> barcodes,
            @Nullable Long price) {}

    /** Returns the id of the new product. */
    long create(Caller caller, ProductChange request) {
        String sku = Objects.requireNonNull(request.sku());
        if (new StatedTax(request.tax(), request.taxCategory()).isContradiction()) {
            throw taxContradiction();
        }
        // Outside of the transaction: the directory may have to be read first, in one of its own.
        Set<Country> countries = branches.countries();
        PriceCurrencies currencies = PriceCurrencies.of(branches);
        Currency currency = currencies
                .of(null, request.currency())
                .orElseThrow(() -> currencies.refusal(null).toException());
        return database.inTransaction(handle -> {
            Stamp stamp = stamp(handle);
            ProductStore store = new ProductStore(handle, costs);
            if (!store.find(List.of(sku)).isEmpty()) {
                throw Problem.of(CommonProblem.ALREADY_EXISTS, sku).toException();
            }
            ProductFacts facts = request.over(
                    new ProductFacts(sku, "", "", null, null, "un", TaxCategory.STANDARD, Cost.NONE, null, true),
                    currencies.company());
            checkTax(handle, facts, countries);
            long id = Objects.requireNonNull(store.insert(List.of(facts), stamp).get(sku));
            writeBarcodes(handle, new StoredProduct(id, facts), request.barcodes());
            PriceStore.Scope scope = new PriceStore.Scope(id, null, currency);
            tell(handle, new CatalogEvents.Subject(sku, id), Change.CREATED, stamp);
            setPrice(handle, caller, new Priced(sku, scope, Objects.requireNonNull(request.price())), stamp);
            audit.record(
                    handle, new AuditEntry(caller, "create", "product", sku, null, state(handle, scope, facts, stamp)));
            return id;
        });
    }

    /** Replaces the fields that are given; of two at once the later one wins and both are in the trail. */
    long change(Caller caller, String sku, ProductChange request) {
        if (request.sku() != null && !request.sku().equals(sku)) {
            throw Problem.invalid("sku", "field.sku_differs").toException();
        }
        // Outside of the transaction: the directory may have to be read first, in one of its own.
        Set<Country> countries = branches.countries();
        Currency company = branches.companyCurrency();
        return database.inTransaction(handle -> {
            Stamp stamp = stamp(handle);
            StoredProduct known = require(handle, sku);
            PriceStore.Scope scope = new PriceStore.Scope(known.id(), null, company);
            State before = state(handle, scope, known.facts(), stamp);
            ProductFacts facts = request.over(known.facts(), company);
            if (new StatedTax(request.tax(), request.taxCategory())
                    .contradicts(known.facts().taxCategory())) {
                throw taxContradiction();
            }
            if (!facts.taxCategory().equals(known.facts().taxCategory())) {
                checkTax(handle, facts, countries);
            }
            new ProductStore(handle, costs).update(List.of(facts), stamp);
            writeBarcodes(handle, known, request.barcodes());
            if (request.price() != null && !request.price().equals(before.price())) {
                // Only what GET tells of a branch has stock: its price would become that of the whole chain.
                if (request.stock() != null) {
                    throw Problem.invalid("price", "price.of_branch").toException();
                }
                PriceReach.refusal(caller, Optional.empty()).ifPresent(refused -> {
                    throw refused.toException();
                });
                setPrice(handle, caller, new Priced(sku, scope, request.price()), stamp);
            }
            State after = state(handle, scope, facts, stamp);
            audit.record(handle, new AuditEntry(caller, "update", "product", sku, before, after));
            boolean goes = known.facts().active() && !facts.active();
            tell(handle, new CatalogEvents.Subject(sku, known.id()), goes ? Change.DEACTIVATED : Change.CHANGED, stamp);
            return known.id();
        });
    }

    void deactivate(Caller caller, String sku) {
        database.inTransaction(handle -> {
            Stamp stamp = stamp(handle);
            StoredProduct known = require(handle, sku);
            if (!known.facts().active()) {
                handle.rollback();
                return known;
            }
            ProductFacts facts = known.facts().deactivated();
            new ProductStore(handle, costs).update(List.of(facts), stamp);
            audit.record(handle, new AuditEntry(caller, "deactivate", "product", sku, known.facts(), facts));
            tell(handle, new CatalogEvents.Subject(sku, known.id()), Change.DEACTIVATED, stamp);
            return known;
        });
    }

    private void tell(Handle handle, CatalogEvents.Subject product, Change change, Stamp stamp) {
        outbox.append(handle, List.of(CatalogEvents.product(product, change, stamp.revision())));
    }

    private static RuntimeException taxContradiction() {
        return Problem.invalid("tax_category", "tax.contradicts").toException();
    }

    private void checkTax(Handle handle, ProductFacts facts, Set<Country> sold) {
        String category = facts.taxCategory();
        TaxRates rates = TaxStore.load(handle);
        if (!rates.knows(category)) {
            throw Problem.invalid("tax_category", "field.tax_category", category, String.join(", ", rates.categories()))
                    .toException();
        }
        // Somewhere it may be tomorrow already; a day is of no weight here, sales are held to theirs.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!rates.holdsInOneOf(sold, category, today)) {
            String countries = sold.stream().map(Country::name).collect(Collectors.joining(", "));
            throw Problem.of(CatalogProblem.TAX_CATEGORY_NOT_IN_COUNTRY, category, countries)
                    .withErrors(List.of(FieldError.of("tax_category", "tax.not_in_countries", countries)))
                    .toException();
        }
    }

    private Stamp stamp(Handle handle) {
        return new Stamp(Revisions.raise(handle, "catalog"), clock.instant());
    }

    private StoredProduct require(Handle handle, String sku) {
        StoredProduct known = new ProductStore(handle, costs).find(List.of(sku)).get(sku);
        if (known == null) {
            throw Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, sku).toException();
        }
        return known;
    }

    private static void writeBarcodes(Handle handle, StoredProduct product, @Nullable List<String> codes) {
        if (codes == null) {
            return;
        }
        BarcodeStore store = new BarcodeStore(handle);
        for (Map.Entry<String, String> owner : store.owners(codes).entrySet()) {
            if (!owner.getValue().equals(product.facts().sku())) {
                throw Problem.of(CatalogProblem.BARCODE_IN_USE, owner.getKey(), owner.getValue())
                        .toException();
            }
        }
        store.replace(product.id(), codes);
    }

    /** A price of all branches that sell in a currency, from now on. */
    private record Priced(String sku, PriceStore.Scope scope, long amount) {}

    private void setPrice(Handle handle, Caller caller, Priced price, Stamp stamp) {
        PriceStore.Scope scope = price.scope;
        new PriceStore(handle)
                .add(
                        List.of(new PriceStore.NewPrice(scope, price.amount, stamp.at())),
                        new PriceStore.Origin("", caller.name(), stamp.at()));
        outbox.append(
                handle,
                List.of(CatalogEvents.price(
                        new CatalogEvents.Subject(price.sku, scope.productId()),
                        new CatalogEvents.Price(null, scope.currency(), price.amount, stamp.at()),
                        stamp.revision())));
    }

    private static State state(Handle handle, PriceStore.Scope scope, ProductFacts facts, Stamp stamp) {
        long id = scope.productId();
        Long price = new PriceStore(handle).current(List.of(id), stamp.at()).get(scope);
        return new State(facts, new BarcodeStore(handle).of(id), price);
    }
}
