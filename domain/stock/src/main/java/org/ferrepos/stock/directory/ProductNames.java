package org.ferrepos.stock.directory;

import java.util.Map;
import org.ferrepos.catalog.ProductKey;

/** The names of products in lists; stock whose product the catalogue does not know shows its id instead of nothing. */
public final class ProductNames {
    private ProductNames() {}

    public static String sku(Map<Long, ProductKey> products, long productId) {
        ProductKey product = products.get(productId);
        return product == null ? "#" + productId : product.sku();
    }

    public static String name(Map<Long, ProductKey> products, long productId) {
        ProductKey product = products.get(productId);
        return product == null ? "" : product.name();
    }
}
