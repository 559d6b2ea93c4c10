package org.ferrepos.catalog.product;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrepos.catalog.CatalogEvents;
import org.ferrepos.catalog.CatalogEvents.Change;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.CatalogWriter;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.TaxRates;
import org.ferrepos.catalog.tax.TaxStore;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.CommonProblem;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Country;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates and changes single products; each write is audited and stamped in its transaction. */
@Singleton
final class ProductWrites {
    private final BranchDirectory branches;
    private final Costs costs;
    private final CatalogWriter writer;

    @Inject
    ProductWrites(BranchDirectory branches, Costs costs, CatalogWriter writer) {
        this.branches = branches;
        this.costs = costs;
        this.writer = writer;
    }

    /** A product as the audit keeps it. */
    private record State(
            ProductFacts product,
            List<String> barcodes,
            @Nullable Long price) {}

    /** A transaction that changes the catalogue for somebody. */
    private record Work(Handle handle, Stamp stamp, Caller caller) {}

    /** Where the company sells, and in which currency the price of a product is; known before the transaction. */
    private record Market(Set<Country> countries, Currency company, Currency currency) {}

    /** Returns the id of the new product. */
    Outcome<Long> create(Caller caller, ProductChange request) {
        if (new StatedTax(request.tax(), request.taxCategory()).isContradiction()) {
            return Outcome.refused(taxContradiction());
        }
        // Outside of the transaction: the directory may have to be read first, in one of its own.
        PriceCurrencies currencies = PriceCurrencies.of(branches);
        return Outcome.found(currencies.of(null, request.currency()), currencies.refusal(null))
                .map(currency -> new Market(branches.countries(), currencies.company(), currency))
                .then(market ->
                        writer.change((handle, stamp) -> create(new Work(handle, stamp, caller), request, market)));
    }

    private Outcome<Long> create(Work work, ProductChange request, Market market) {
        String sku = Objects.requireNonNull(request.sku());
        ProductStore store = new ProductStore(work.handle, costs);
        if (!store.find(List.of(sku)).isEmpty()) {
            return Outcome.refused(Problem.of(CommonProblem.ALREADY_EXISTS, sku));
        }
        ProductFacts facts = request.over(ProductFacts.unknown(sku), market.company);
        Optional<Problem> refusal =
                unfitTax(work, facts, market.countries).or(() -> takenBarcode(work, sku, request.barcodes()));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        long id =
                Objects.requireNonNull(store.insert(List.of(facts), work.stamp).get(sku));
        writeBarcodes(work, id, request.barcodes());
        PriceStore.Scope scope = new PriceStore.Scope(id, null, market.currency);
        tell(work, new CatalogEvents.Subject(sku, id), Change.CREATED);
        setPrice(work, new Priced(sku, scope, Objects.requireNonNull(request.price())));
        record(work, "create", sku, null, state(work, scope, facts));
        return Outcome.done(id);
    }

    /** Replaces the fields that are given; of two at once the later one wins and both are in the trail. */
    Outcome<Long> change(Caller caller, String sku, ProductChange request) {
        if (request.sku() != null && !request.sku().equals(sku)) {
            return Outcome.refused(Problem.invalid("sku", "field.sku_differs"));
        }
        // Outside of the transaction: the directory may have to be read first, in one of its own.
        Currency company = branches.companyCurrency();
        Market market = new Market(branches.countries(), company, company);
        return writer.change((handle, stamp) -> {
            Work work = new Work(handle, stamp, caller);
            return find(work, sku).then(known -> change(work, known, request, market));
        });
    }

    private Outcome<Long> change(Work work, StoredProduct known, ProductChange request, Market market) {
        String sku = known.facts().sku();
        PriceStore.Scope scope = new PriceStore.Scope(known.id(), null, market.currency);
        State before = state(work, scope, known.facts());
        ProductFacts facts = request.over(known.facts(), market.company);
        Long price = request.price();
        boolean isDearerOrCheaper = price != null && !price.equals(before.price());
        Optional<Problem> refusal = contradiction(request, known)
                .or(() -> unfitTax(work, known, facts, market))
                .or(() -> takenBarcode(work, sku, request.barcodes()))
                // Only what GET tells of a branch has stock: its price would become that of the whole chain.
                .or(() -> isDearerOrCheaper && request.stock() != null
                        ? Optional.of(Problem.invalid("price", "price.of_branch"))
                        : Optional.empty())
                .or(() -> isDearerOrCheaper ? PriceReach.refusal(work.caller, Optional.empty()) : Optional.empty());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        new ProductStore(work.handle, costs).update(List.of(facts), work.stamp);
        writeBarcodes(work, known.id(), request.barcodes());
        if (price != null && isDearerOrCheaper) {
            setPrice(work, new Priced(sku, scope, price));
        }
        record(work, "update", sku, before, state(work, scope, facts));
        boolean goes = known.facts().active() && !facts.active();
        tell(work, new CatalogEvents.Subject(sku, known.id()), goes ? Change.DEACTIVATED : Change.CHANGED);
        return Outcome.done(known.id());
    }

    private static Optional<Problem> unfitTax(Work work, StoredProduct known, ProductFacts facts, Market market) {
        return facts.taxCategory().equals(known.facts().taxCategory())
                ? Optional.empty()
                : unfitTax(work, facts, market.countries);
    }

    Outcome<StoredProduct> deactivate(Caller caller, String sku) {
        return writer.change((handle, stamp) -> {
            Work work = new Work(handle, stamp, caller);
            return find(work, sku).map(known -> deactivate(work, known));
        });
    }

    private StoredProduct deactivate(Work work, StoredProduct known) {
        if (!known.facts().active()) {
            // Nothing to announce: the raised revision goes back with the transaction.
            work.handle.rollback();
            return known;
        }
        ProductFacts facts = known.facts().deactivated();
        new ProductStore(work.handle, costs).update(List.of(facts), work.stamp);
        record(work, "deactivate", facts.sku(), known.facts(), facts);
        tell(work, new CatalogEvents.Subject(facts.sku(), known.id()), Change.DEACTIVATED);
        return known;
    }

    private void record(Work work, String action, String sku, @Nullable Object before, Object after) {
        writer.record(work.handle, new AuditEntry(work.caller, action, "product", sku, before, after));
    }

    private void tell(Work work, CatalogEvents.Subject product, Change change) {
        writer.tell(work.handle, List.of(CatalogEvents.product(product, change, work.stamp.revision())));
    }

    private static Optional<Problem> contradiction(ProductChange request, StoredProduct known) {
        return new StatedTax(request.tax(), request.taxCategory())
                        .contradicts(known.facts().taxCategory())
                ? Optional.of(taxContradiction())
                : Optional.empty();
    }

    private static Problem taxContradiction() {
        return Problem.invalid("tax_category", "tax.contradicts");
    }

    private static Optional<Problem> unfitTax(Work work, ProductFacts facts, Set<Country> sold) {
        String category = facts.taxCategory();
        TaxRates rates = TaxStore.load(work.handle);
        if (!rates.knows(category)) {
            return Optional.of(Problem.invalid(
                    "tax_category", "field.tax_category", category, String.join(", ", rates.categories())));
        }
        // Somewhere it may be tomorrow already; a day is of no weight here, sales are held to theirs.
        LocalDate today = LocalDate.ofInstant(work.stamp.at(), ZoneOffset.UTC);
        if (rates.holdsInOneOf(sold, category, today)) {
            return Optional.empty();
        }
        String countries = sold.stream().map(Country::name).collect(Collectors.joining(", "));
        return Optional.of(Problem.of(CatalogProblem.TAX_CATEGORY_NOT_IN_COUNTRY, category, countries)
                .withErrors(List.of(FieldError.of("tax_category", "tax.not_in_countries", countries))));
    }

    private Outcome<StoredProduct> find(Work work, String sku) {
        return Outcome.found(
                Optional.ofNullable(
                        new ProductStore(work.handle, costs).find(List.of(sku)).get(sku)),
                Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, sku));
    }

    private static Optional<Problem> takenBarcode(Work work, String sku, @Nullable List<String> codes) {
        return codes == null
                ? Optional.empty()
                : new BarcodeStore(work.handle)
                        .owners(codes).entrySet().stream()
                                .filter(owner -> !owner.getValue().equals(sku))
                                .findFirst()
                                .map(owner ->
                                        Problem.of(CatalogProblem.BARCODE_IN_USE, owner.getKey(), owner.getValue()));
    }

    private static void writeBarcodes(Work work, long id, @Nullable List<String> codes) {
        if (codes != null) {
            new BarcodeStore(work.handle).replace(id, codes);
        }
    }

    /** A price of all branches that sell in a currency, from now on. */
    private record Priced(String sku, PriceStore.Scope scope, long amount) {}

    private void setPrice(Work work, Priced price) {
        PriceStore.Scope scope = price.scope;
        new PriceStore(work.handle)
                .add(
                        List.of(new PriceStore.NewPrice(scope, price.amount, work.stamp.at())),
                        new PriceStore.Origin("", work.caller.name(), work.stamp.at()));
        writer.tell(
                work.handle,
                List.of(CatalogEvents.price(
                        new CatalogEvents.Subject(price.sku, scope.productId()),
                        new CatalogEvents.Price(null, scope.currency(), price.amount, work.stamp.at()),
                        work.stamp.revision())));
    }

    private static State state(Work work, PriceStore.Scope scope, ProductFacts facts) {
        long id = scope.productId();
        Long price = new PriceStore(work.handle)
                .current(List.of(id), work.stamp.at())
                .get(scope);
        return new State(facts, new BarcodeStore(work.handle).of(id), price);
    }
}
