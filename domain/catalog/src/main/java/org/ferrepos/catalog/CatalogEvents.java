package org.ferrepos.catalog;

import java.time.Instant;
import org.ferrepos.platform.money.Currency;
import org.ferrepos.platform.outbox.EventKind;
import org.ferrepos.platform.outbox.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * What this area tells of its products and their prices; the key is the SKU. Writers of the catalogue follow each other,
 * so that the events of all products keep the order of the changes. Bodies say what happened to which product; who needs
 * more reads it, and finds the state of that event or a later one.
 */
public final class CatalogEvents {
    public static final EventKind<ProductChanged> PRODUCT_CHANGED =
            new EventKind<>("product.changed", 1, ProductChanged.class);
    public static final EventKind<PriceChanged> PRICE_CHANGED = new EventKind<>("price.changed", 1, PriceChanged.class);

    private CatalogEvents() {}

    /** What happened to a product. */
    public enum Change {
        CREATED,
        /** Its facts or its barcodes are others; may be told although nothing differs that a reader looks at. */
        CHANGED,
        /** It is not sold any more. */
        DEACTIVATED
    }

    /**
     * A product came, changed or went.
     *
     * @param revision of the catalogue, at or below that of the product when it is read later
     */
    public record ProductChanged(long productId, Change change, long revision) {}

    /**
     * A price was set, at the branch of the event or, without one, in the whole chain.
     *
     * @param amount in minor units of the currency
     * @param validFrom when it begins; may lie ahead, and another may be set before that
     */
    public record PriceChanged(long productId, Currency currency, long amount, Instant validFrom, long revision) {}

    /** A product as the event names it. */
    public record Subject(String sku, long productId) {}

    public static NewEvent product(Subject product, Change change, long revision) {
        return PRODUCT_CHANGED.of(product.sku(), null, new ProductChanged(product.productId(), change, revision));
    }

    /** Where and how much: a price as it was stored. */
    public record Price(@Nullable Integer branchId, Currency currency, long amount, Instant validFrom) {}

    public static NewEvent price(Subject product, Price price, long revision) {
        return PRICE_CHANGED.of(
                product.sku(),
                price.branchId(),
                new PriceChanged(product.productId(), price.currency(), price.amount(), price.validFrom(), revision));
    }
}
