package org.ferrepos.stock.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ferrepos.catalog.CatalogProblem;
import org.ferrepos.catalog.ProductDirectory;
import org.ferrepos.catalog.ProductKey;
import org.ferrepos.catalog.SellableProduct;
import org.ferrepos.catalog.SellableProducts;
import org.ferrepos.identity.Branch;
import org.ferrepos.identity.BranchDirectory;
import org.ferrepos.platform.http.FieldError;
import org.ferrepos.platform.http.Problem;
import org.ferrepos.platform.money.Quantity;
import org.jspecify.annotations.Nullable;

/** Turns SKUs and branch codes into ids and back, and refuses those that nobody knows. */
@Singleton
public final class StockDirectory {
    private final BranchDirectory branches;
    private final ProductDirectory products;
    private final SellableProducts sellable;

    @Inject
    public StockDirectory(BranchDirectory branches, ProductDirectory products, SellableProducts sellable) {
        this.branches = branches;
        this.products = products;
        this.sellable = sellable;
    }

    /** The branch with a code; unknown: 400 on the field. */
    public Branch branch(String field, String code) {
        return known(code)
                .orElseThrow(
                        () -> Problem.invalid(field, "stock.branch_unknown").toException());
    }

    /** The branch of a filter, if one was given. */
    public Optional<Branch> filter(String field, @Nullable String code) {
        return code == null || code.isEmpty() ? Optional.empty() : Optional.of(branch(field, code));
    }

    public String branchCode(int branchId) {
        return branchById(branchId).code();
    }

    public Branch branchById(int branchId) {
        Optional<Branch> cached = branches.branchById(branchId);
        if (cached.isPresent()) {
            return cached.get();
        }
        branches.refresh();
        return branches.branchById(branchId)
                .orElseThrow(() -> new IllegalStateException("stock of a branch that does not exist: " + branchId));
    }

    /** The product with a SKU; unknown: 404. */
    public ProductKey product(String sku) {
        Optional<ProductKey> product =
                sku.length() > 64 || sku.indexOf('\0') >= 0 ? Optional.empty() : products.bySku(sku);
        return product.orElseThrow(
                () -> Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, sku).toException());
    }

    public Map<Long, ProductKey> products(Collection<Long> ids) {
        return products.byIds(ids);
    }

    /** What a request asks for by product id, lines of the same product summed; every unknown SKU is named. */
    public SortedMap<Long, Quantity> resolve(List<Item> items) {
        Map<String, SellableProduct> found =
                sellable.findAll(items.stream().map(Item::sku).distinct().toList());
        SortedMap<Long, Quantity> quantities = new TreeMap<>();
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            SellableProduct product = found.get(item.sku());
            if (product == null) {
                unknown.add(FieldError.of("items[" + i + "].sku", "stock.product_unknown", item.sku()));
            } else {
                quantities.merge(product.id(), item.quantity(), Quantity::plus);
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.of(CatalogProblem.PRODUCT_NOT_FOUND, items.getFirst().sku())
                    .withErrors(unknown)
                    .toException();
        }
        return quantities;
    }

    /** Lines in the clients' terms, by SKU. */
    public List<Item> items(Map<Long, Quantity> quantities) {
        Map<Long, ProductKey> keys = products.byIds(quantities.keySet());
        return quantities.entrySet().stream()
                .map(entry -> new Item(ProductNames.sku(keys, entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(Item::sku))
                .toList();
    }

    private Optional<Branch> known(String code) {
        Optional<Branch> cached = branches.branch(code);
        if (cached.isPresent()) {
            return cached;
        }
        branches.refresh();
        return branches.branch(code);
    }
}
