package org.ferrepos.catalog;

import java.util.List;
import org.ferrepos.platform.area.Permission;
import org.ferrepos.platform.security.Role;

/** What callers may do with products, prices and synonyms. */
public final class CatalogPermissions {
    public static final String READ = "catalog.read";
    public static final String EDIT_PRODUCTS = "catalog.edit_products";
    public static final String IMPORT_PRODUCTS = "catalog.import_products";
    public static final String SET_PRICES = "catalog.set_prices";
    /** Prices that hold where a branch has none of its own, and those of any branch. */
    public static final String SET_CHAIN_PRICES = "catalog.set_chain_prices";

    public static final String READ_COSTS = "catalog.read_costs";
    public static final String EDIT_SYNONYMS = "catalog.edit_synonyms";
    public static final String MANAGE_TAXES = "catalog.manage_taxes";

    private CatalogPermissions() {}

    static List<Permission> all() {
        return List.of(
                new Permission(READ, Role.all()),
                Permission.of(EDIT_PRODUCTS, Role.SUPERVISOR),
                Permission.of(IMPORT_PRODUCTS, Role.SUPERVISOR),
                Permission.of(SET_PRICES, Role.SUPERVISOR, Role.BUYER),
                Permission.of(SET_CHAIN_PRICES, Role.BUYER),
                Permission.of(READ_COSTS, Role.SUPERVISOR, Role.BUYER),
                Permission.of(EDIT_SYNONYMS),
                Permission.of(MANAGE_TAXES));
    }
}
