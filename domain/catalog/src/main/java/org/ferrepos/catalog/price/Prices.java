package org.ferrepos.catalog.price;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ferrepos.catalog.CatalogEvents;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.CatalogWriter;
import org.ferrepos.catalog.Costs;
import org.ferrepos.catalog.product.PriceCurrencies;
import org.ferrepos.catalog.product.PriceReach;
import org.ferrepos.catalog.product.PriceStore;
import org.ferrepos.catalog.product.ProductStore;
import org.ferrepos.catalog.product.Stamp;
import org.ferrepos.catalog.product.StoredProduct;
import org.ferrepos.identity.AuditEntry;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.db.Database;
import org.ferrepos.platform.http.Outcome;
import org.ferrepos.platform.http.Page;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.http.Query;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.security.Caller;
import org.jdbi.v3.core.Handle;

/** Sets prices, now or ahead of time, and tells their history. What was valid once is never changed. */
@Singleton
final class Prices {
    /** Clocks of clients may be a little slow. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Database database;
    private final BranchDirectory branches;
    private final Costs costs;
    private final CatalogWriter writer;

    @Inject
    Prices(Database database, BranchDirectory branches, Costs costs, CatalogWriter writer) {
        this.database = database;
        this.branches = branches;
        this.costs = costs;
        this.writer = writer;
    }

    /** A price that somebody wants to set. */
    record Wanted(long amount, Optional<Currency> currency, Optional<Instant> validFrom, String reason) {}

    /** A stretch of the history; {@code next} is empty at its end. */
    record History(List<PriceStore.StoredPrice> prices, int limit) {
        <T> Page<T> map(Function<PriceStore.StoredPrice, T> view) {
            Page<PriceStore.StoredPrice> page = Page.of(prices, limit, price -> Query.cursor(price.id()));
            return new Page<>(page.items().stream().map(view).toList(), page.next());
        }
    }

    Outcome<PriceStore.StoredPrice> set(Caller caller, String sku, Optional<Branch> branch, Wanted wanted) {
        Optional<Problem> beyond = PriceReach.refusal(caller, branch);
        if (beyond.isPresent()) {
            return Outcome.refused(beyond.get());
        }
        // Before the transaction: the directory may have to be read first, in one of its own.
        return currency(branch, wanted).then(currency -> {
            Place place = new Place(sku, branch, currency);
            return writer.change((handle, stamp) -> {
                Instant from = wanted.validFrom().orElse(stamp.at());
                return from.isBefore(stamp.at().minus(TOLERANCE))
                        ? Outcome.refused(Problem.invalid("valid_from", "field.past"))
                        : set(new Work(handle, stamp, caller), place, wanted, from);
            });
        });
    }

    /** Which product has a price, and where. */
    private record Place(String sku, Optional<Branch> branch, Currency currency) {
        PriceStore.Scope of(StoredProduct product) {
            return new PriceStore.Scope(product.id(), branch.map(Branch::id).orElse(null), currency);
        }
    }

    /** A transaction that changes the catalogue for somebody. */
    private record Work(Handle handle, Stamp stamp, Caller caller) {}

    private Outcome<PriceStore.StoredPrice> set(Work work, Place place, Wanted wanted, Instant from) {
        Handle handle = work.handle;
        Stamp stamp = work.stamp;
        return find(handle, place.sku()).map(product -> {
            PriceStore store = new PriceStore(handle);
            PriceStore.Scope scope = place.of(product);
            Long before = store.current(List.of(product.id()), stamp.at()).get(scope);
            long id = store.add(
                            List.of(new PriceStore.NewPrice(scope, wanted.amount(), from)),
                            new PriceStore.Origin(wanted.reason(), work.caller.name(), stamp.at()))
                    .getFirst();
            new ProductStore(handle, costs).touch(List.of(product.id()), stamp);
            PriceStore.StoredPrice price = store.price(product.id(), id);
            writer.record(handle, new AuditEntry(work.caller, "set_price", "product", place.sku(), before, price));
            writer.tell(
                    handle,
                    List.of(CatalogEvents.price(
                            new CatalogEvents.Subject(place.sku(), product.id()),
                            new CatalogEvents.Price(scope.branchId(), scope.currency(), wanted.amount(), from),
                            stamp.revision())));
            return price;
        });
    }

    /** The prices after a price id that the caller has seen last, latest first. */
    Outcome<History> history(String sku, Optional<Branch> branch, long afterId, int limit) {
        OptionalLong after = afterId == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(afterId);
        return database.read(handle -> find(handle, sku).map(product -> {
            List<PriceStore.StoredPrice> prices = new PriceStore(handle)
                    .history(product.id(), branch.map(Branch::id), new PriceStore.Stretch(after, limit + 1));
            return new History(prices, limit);
        }));
    }

    private Outcome<Currency> currency(Optional<Branch> branch, Wanted wanted) {
        PriceCurrencies currencies = PriceCurrencies.of(branches);
        return Outcome.found(
                currencies.of(branch.orElse(null), wanted.currency().orElse(null)),
                currencies.refusal(branch.orElse(null)));
    }

    private Outcome<StoredProduct> find(Handle handle, String sku) {
        Optional<StoredProduct> known = sku.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.ofNullable(
                        new ProductStore(handle, costs).find(List.of(sku)).get(sku));
        return Outcome.found(known, Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, sku));
    }
}
